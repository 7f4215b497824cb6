package cookie_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/stretchr/testify/assert"
)

func TestCandidatesGoFromTheBroadestDown(t *testing.T) {
	tests := []struct {
		host string
		want []string
	}{
		{"example.com", []string{"example.com"}},
		{"www.example.com", []string{"example.com", "www.example.com"}},
		{"a.b.example.co.uk", []string{"co.uk", "example.co.uk", "b.example.co.uk", "a.b.example.co.uk"}},
		{"app.localhost", []string{"app.localhost"}},
		{"example.com.", []string{"example.com"}},
		{"xn--bcher-kva.example", []string{"xn--bcher-kva.example"}},
		{"1.example.com", []string{"example.com", "1.example.com"}},
		{"localhost", nil},
		{"intranet", nil},
		{"127.0.0.1", nil},
		{"192.168.1.20", nil},
		{"[::1]", nil},
		{"[2001:db8::1]", nil},
		{"[::ffff:127.0.0.1]", nil},
		{"", nil},
		{".", nil},
	}
	for _, test := range tests {
		t.Run(test.host, func(t *testing.T) { assert.Equal(t, test.want, cookie.Candidates(test.host)) })
	}
}

func TestEveryCandidateIsOneThatThePageMayUse(t *testing.T) {
	for _, host := range []string{"example.com", "a.b.c.d.example", "a..b.example", "..", "-.x"} {
		for _, domain := range cookie.Candidates(host) {
			assert.True(t, cookie.Within(host, domain), "%s within %s", host, domain)
		}
	}
}

func TestWithinKeepsToTheHostsOwnDomains(t *testing.T) {
	tests := []struct {
		host, domain string
		want         bool
	}{
		{"www.example.com", "www.example.com", true},
		{"www.example.com", "example.com", true},
		{"a.b.example.com", "example.com", true},
		{"www.example.com", "other.com", false},
		{"www.example.com", "app.example.com", false},
		{"example.com", "www.example.com", false},
		{"notexample.com", "example.com", false},
		{"www.example.com", "", false},
		{"localhost", "localhost", true},
	}
	for _, test := range tests {
		t.Run(test.host+" "+test.domain, func(t *testing.T) {
			assert.Equal(t, test.want, cookie.Within(test.host, test.domain))
		})
	}
}

package wire_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyByte is a text of all 256 bytes, which no form may change.
func everyByte() string {
	var b strings.Builder
	for i := range 256 {
		b.WriteByte(byte(i))
	}
	return b.String()
}

func TestFormIsReadByNetURLAsItWasWritten(t *testing.T) {
	for name, title := range map[string]string{
		"plain":       "Home",
		"reserved":    "a&b=c;d?e#f+g h/i%20%zz",
		"unicode":     "Grüße 😀 \u2028",
		"every byte":  everyByte(),
		"plus, space": "+ +",
		"new lines":   "a\r\nb\nc\x00",
	} {
		t.Run(name, func(t *testing.T) {
			values, err := url.ParseQuery((&wire.Request{PageTitle: title}).Encode())
			require.NoError(t, err)
			assert.Equal(t, []string{title}, values["page_title"])
		})
	}
}

func TestFormIsMadeOfTheCharactersOfAForm(t *testing.T) {
	body := wire.AddSession((&wire.Request{PageTitle: everyByte()}).Encode(), everyByte())
	for _, c := range []byte(body) {
		assert.Contains(t, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*%+=&", string(c))
	}
}

func TestWhatNeedsNoEscapeHasNone(t *testing.T) {
	assert.Contains(t, (&wire.Request{PageTitle: "azAZ09-_.*"}).Encode(), "&page_title=azAZ09-_.*&")
}

func TestEmptyFieldsAreNotSent(t *testing.T) {
	values, err := url.ParseQuery((&wire.Request{}).Encode())
	require.NoError(t, err)
	assert.Equal(t, url.Values{
		"v": {"3"}, "user_data": {"{}"}, "internal": {"false"}, "sampling": {"false"}, "is_intersection_booted": {"false"},
	}, values)
}

func TestAddSessionAddsOneField(t *testing.T) {
	tests := []struct{ name, body, session, want string }{
		{"to a body", "a=1", "s/+=", "a=1&anonymous_session=s%2F%2B%3D"},
		{"to nothing", "", "s", "anonymous_session=s"},
		{"none", "a=1", "", "a=1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, wire.AddSession(test.body, test.session)) })
	}
}

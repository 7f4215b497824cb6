package wire_test

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestJudgeSaysWhatAStatusMeans(t *testing.T) {
	tests := []struct {
		want     wire.Outcome
		statuses []int
	}{
		{wire.Done, []int{200, 201, 202, 204, 299}},
		{wire.Retry, []int{0, 408, 425, 429, 500, 501, 502, 503, 504, 599}},
		{wire.Dropped, []int{300, 304, 400, 401, 402, 404, 405, 409, 410, 413, 415, 422, 428, 451, 499}},
	}
	for _, test := range tests {
		for _, status := range test.statuses {
			for _, name := range []string{wire.Ping, wire.Events, wire.Metrics, wire.ContentPath(wire.TypePost, "1", "seen")} {
				assert.Equal(t, test.want, wire.Judge(name, status), "%s %d", name, status)
			}
		}
	}
}

func TestOnlyAPingIsRefused(t *testing.T) {
	for name, want := range map[string]wire.Outcome{
		wire.Ping:    wire.Refused,
		wire.Events:  wire.Dropped,
		wire.Metrics: wire.Dropped,
		wire.ContentPath(wire.TypePost, "1", "seen"): wire.Dropped,
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, want, wire.Judge(name, 403), fmt.Sprint(want)) })
	}
}

package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/subject"
)

func TestFlagsBecomeTheConfiguration(t *testing.T) {
	t.Setenv("ENTRYPHONE_DIST", "d")
	t.Setenv("ENTRYPHONE_BACKEND", "b")
	for name, c := range map[string]struct {
		args []string
		want config
	}{
		"none":  {nil, config{runs: 7, dist: "d", backend: "b"}},
		"quick": {[]string{"-quick", "-n", "9"}, config{runs: quickRuns, dist: "d", backend: "b"}},
		"all": {
			[]string{"-n=3", "-talk", "-json=j", "-traces=t"},
			config{runs: 3, talk: true, json: "j", traces: "t", dist: "d", backend: "b"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parse(c.args)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestAnInvocationThatCannotWorkIsRefused(t *testing.T) {
	t.Setenv("ENTRYPHONE_DIST", "d")
	t.Setenv("ENTRYPHONE_BACKEND", "b")
	for _, args := range [][]string{{"-n=0"}, {"something"}, {"-nosuch"}} {
		_, err := parse(args)
		assert.Error(t, err, args)
	}
	t.Setenv("ENTRYPHONE_DIST", "")
	_, err := parse(nil)
	assert.ErrorContains(t, err, "make bench")
}

func TestEverySubjectMeetsEveryConditionOnce(t *testing.T) {
	type condition struct {
		slowdown float64
		first    bool
	}
	seen := map[string][]condition{}
	for i, c := range conditions([]subject.Subject{{Key: "a"}, {Key: "b"}}) {
		assert.Equal(t, []string{"a", "b"}[i%2], c.Subject, "side by side")
		seen[c.Subject] = append(seen[c.Subject], condition{c.Slowdown, c.New})
	}
	all := []condition{{1, true}, {1, false}, {4, true}, {4, false}}
	assert.Equal(t, map[string][]condition{"a": all, "b": all}, seen)
}

func TestTheBytesOfAllRequestsAreAddedUp(t *testing.T) {
	got := sum("x", 100, []site.Request{{Path: "/api/a", Bytes: 3}, {Path: "/api/b", Bytes: 4}})
	assert.Equal(t, figures.Events{Name: "x", Events: 100, Requests: 2, Bytes: 7}, got)
}

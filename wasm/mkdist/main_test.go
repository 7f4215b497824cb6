package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/wasm/mkdist/dist"
)

func TestFlagsBecomeTheConfiguration(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want dist.Config
	}{
		"none": {nil, dist.Config{
			Root: "../..", Sources: "../../wasm", Out: "../../dist", Package: "./wasm", Version: "dev",
			GCFlags: dist.GCFlags, Experiment: dist.Experiment, Lean: dist.Lean,
		}},
		"all": {
			[]string{"-root=r", "-sources=s", "-out=o", "-pkg=p", "-gcflags=all=-l", "-goexperiment=e", "-lean=l", "-lines", "-version=v", "-support=f"},
			dist.Config{
				Root: "r", Sources: "s", Out: "o", Package: "p", GCFlags: "all=-l", Experiment: "e", Lean: "l", Lines: true, Version: "v", SupportCopy: "f",
			},
		},
		"folders follow the root": {[]string{"-root=r"}, dist.Config{
			Root: "r", Sources: "r/wasm", Out: "r/dist", Package: "./wasm", Version: "dev",
			GCFlags: dist.GCFlags, Experiment: dist.Experiment, Lean: dist.Lean,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parse(c.args)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestArgumentsThatMeanNothingAreRefused(t *testing.T) {
	for _, args := range [][]string{{"-nosuch"}, {"something"}} {
		_, err := parse(args)
		assert.Error(t, err)
	}
}

func TestABuildThatFailsIsReported(t *testing.T) {
	assert.ErrorContains(t, run(t.Context(), []string{"-root=.", "-pkg=./nothing", "-out=" + t.TempDir()}), "./nothing")
}

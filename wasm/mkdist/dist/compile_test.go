package dist

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func tiny() Config { return Config{Root: ".", Package: "./testdata/tiny", Version: "version 9.8"} }

func TestTheProgramIsBuiltTheSameEveryTimeWhateverItsVersion(t *testing.T) {
	first, err := Compile(t.Context(), tiny())
	require.NoError(t, err)
	later := tiny()
	later.Version = "version 10"
	second, err := Compile(t.Context(), later)
	require.NoError(t, err)
	assert.Equal(t, programName(first), programName(second))
	assert.Regexp(t, `^entryphone-[0-9a-f]{16}\.wasm$`, programName(first))
	assert.True(t, bytes.HasPrefix(first, []byte("\x00asm")))
}

func TestFlagsReachTheBuild(t *testing.T) {
	plain, err := Compile(t.Context(), tiny())
	require.NoError(t, err)
	flagged := tiny()
	flagged.GCFlags = "-N"
	withFlags, err := Compile(t.Context(), flagged)
	require.NoError(t, err)
	assert.NotEqual(t, programName(plain), programName(withFlags))
}

func TestAnExperimentThatTheToolchainDoesNotKnowIsLeftOut(t *testing.T) {
	cfg := tiny()
	cfg.Experiment = "unheardof"
	_, err := Compile(t.Context(), cfg)
	assert.NoError(t, err)
}

func TestWhatTheToolchainSaysIsInTheError(t *testing.T) {
	for name, change := range map[string]struct {
		set  func(*Config)
		says string
	}{
		"package": {func(c *Config) { c.Package = "./testdata/nothing" }, "nothing"},
		"flags":   {func(c *Config) { c.GCFlags = "-nosuchflag" }, "nosuchflag"},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := tiny()
			change.set(&cfg)
			_, err := Compile(t.Context(), cfg)
			assert.ErrorContains(t, err, change.says)
		})
	}
}

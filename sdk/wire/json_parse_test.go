package wire_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// plain gives a parsed value the form that encoding/json has for it.
func plain(v any) any {
	switch v := v.(type) {
	case wire.Object:
		m := map[string]any{}
		for _, e := range v {
			m[e.Key] = plain(e.Value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = plain(e)
		}
		return list
	}
	return v
}

// depth is how deeply containers are nested in v.
func depth(v any) int {
	deepest := 0
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			deepest = max(deepest, depth(e))
		}
	case []any:
		for _, e := range v {
			deepest = max(deepest, depth(e))
		}
	default:
		return 0
	}
	return deepest + 1
}

// sameAsStandard compares ParseJSON with encoding/json for one text.
func sameAsStandard(t *testing.T, s string) {
	t.Helper()
	var want any
	wantErr := json.Unmarshal([]byte(s), &want)
	got, err := wire.ParseJSON(s)
	if wantErr != nil {
		assert.ErrorIs(t, err, wire.ErrJSON, "accepted what encoding/json rejects: %q", s)
		return
	}
	if depth(want) > 64 {
		return
	}
	if assert.NoError(t, err, "rejected what encoding/json accepts: %q", s) {
		assert.Equal(t, want, plain(got), "%q", s)
	}
}

var jsonTexts = []string{
	``, ` `, `null`, ` true `, "\tfalse\r\n", `nul`, `nullx`, `True`, `tru`, `"`, `"a`, `""`, `"a"`, `'a'`, "\x00", "null\x00",
	`0`, `-0`, `-`, `+1`, `01`, `-01`, `1.`, `.5`, `1.5`, `1e`, `1e+`, `1E-2`, `1e5`, `1.25e+3`, `1e400`, `-1e400`, `1e-400`, `0x10`,
	`NaN`, `Infinity`, `9007199254740993`, `123456789012345678901234567890`, `1 2`, `1,`, `0.1`, `00`, `0e0`, `1_000`,
	`[]`, `[ ]`, `[1]`, `[1,]`, `[,1]`, `[1 2]`, `[1,2`, `[1]]`, `[[],{}]`, `[01]`, `[nul]`, `[`, `]`, `[true,false,null,"x",-1.5]`,
	`{}`, `{ }`, `{"a":1}`, `{"a":1,}`, `{,}`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a" 1}`, `{"a":1 "b":2}`, `{"a":1`, `{"a":1}}`, `{1:2}`,
	`{"a":1,"a":2}`, `{"a":{"x":1},"a":{"y":2}}`, `{"":0}`, `{"__proto__":{"a":1}}`, `{"a":[{"b":[{}]}]} `, "\ufeff{}", `{"a":1}//`,
	`"\""`, `"\\"`, `"\/"`, `"\b\f\n\r\t"`, `"\x"`, `"\`, `"\u"`, `"\u12"`, `"\u12G4"`, `"\u0041"`, `"\u00e9\u00E9"`, `"\U0041"`, `"\u 041"`,
	`"\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\n"`, `"\ud83d\u0041"`, `"\ud83d\ud83d\ude00"`, `"\ude00"`, `"\ude00\ud83d"`, `"\ud83d\u"`, `"\ud83d\u00"`, `"\ud83d\`, `"\ud83d`,
	"\"tab\tin\"", "\"line\nbreak\"", "\"\x7f\"", "\"\u2028é😀\"", "\"\x1f\"", "[\x0b1]", "[\u00a01]", `"a\u0000b"`, `{"\u0061":1,"a":2}`,
}

func TestParseJSONTakesAndRefusesWhatEncodingJSONDoes(t *testing.T) {
	for _, s := range jsonTexts {
		sameAsStandard(t, s)
	}
}

func TestParseJSONGoesSixtyFourLevelsDeep(t *testing.T) {
	nested := func(n int, open, core, end string) string {
		return strings.Repeat(open, n) + core + strings.Repeat(end, n)
	}
	for name, at := range map[string]func(n int) string{
		"arrays":  func(n int) string { return nested(n, `[`, `1`, `]`) },
		"objects": func(n int) string { return nested(n, `{"a":`, `1`, `}`) },
	} {
		t.Run(name, func(t *testing.T) {
			v, err := wire.ParseJSON(at(64))
			require.NoError(t, err)
			assert.Equal(t, 64, depth(plain(v)))
			for _, n := range []int{66, 100_000} {
				_, err = wire.ParseJSON(at(n))
				assert.ErrorIs(t, err, wire.ErrJSON, "%d levels", n)
			}
		})
	}
}

func TestParseJSONKeepsTheOrderOfKeys(t *testing.T) {
	o, err := wire.ParseObject(`{"z":1,"a":{"y":2,"b":3},"z":4,"m":null}`)
	require.NoError(t, err)
	assert.Equal(t, wire.Object{
		{Key: "z", Value: 4.0},
		{Key: "a", Value: wire.Object{{Key: "y", Value: 2.0}, {Key: "b", Value: 3.0}}},
		{Key: "m", Value: nil},
	}, o)
}

// Equal keys are found among many as they are among few.
func TestParseJSONTakesObjectsOfAnySize(t *testing.T) {
	for _, n := range []int{1, 63, 64, 65, 100, 1000} {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, `"key %d":0,`, i)
		}
		for i := range n {
			fmt.Fprintf(&s, `"key %d":%d,`, i, i)
		}
		text := "{" + strings.TrimSuffix(s.String(), ",") + "}"
		sameAsStandard(t, text)
		o, err := wire.ParseObject(text)
		require.NoError(t, err)
		require.Len(t, o, n)
		for i, m := range o {
			assert.Equal(t, wire.Member{Key: fmt.Sprintf("key %d", i), Value: float64(i)}, m)
		}
	}
}

// A megabyte of keys is read in well under a second, not in minutes.
func TestParseJSONReadsManyKeysInTheirTime(t *testing.T) {
	var s strings.Builder
	for i := 0; s.Len() < 1<<20; i++ {
		fmt.Fprintf(&s, `,"k%d":0`, i)
	}
	start := time.Now()
	_, err := wire.ParseObject("{" + s.String()[1:] + "}")
	require.NoError(t, err)
	assert.Less(t, time.Since(start), 5*time.Second)
}

func TestParseObjectTakesObjectsOnly(t *testing.T) {
	for _, s := range []string{``, `null`, `[]`, `"{}"`, `1`, `true`, `{`, `<html>`} {
		o, err := wire.ParseObject(s)
		assert.ErrorIs(t, err, wire.ErrJSON, s)
		assert.Nil(t, o, s)
	}
	o, err := wire.ParseObject(` {} `)
	require.NoError(t, err)
	assert.Empty(t, o)
}

func FuzzParseJSON(f *testing.F) {
	for _, s := range jsonTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // encoding/json replaces what is not UTF-8
			_, _ = wire.ParseJSON(s)
			return
		}
		sameAsStandard(t, s)
		if v, err := wire.ParseJSON(s); err == nil {
			writtenAsStandardReads(t, v)
		}
	})
}

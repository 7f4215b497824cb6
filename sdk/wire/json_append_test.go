package wire_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// writtenAsStandardReads checks that what AppendJSON writes of a parsed value is
// read as that value, by encoding/json and by ParseJSON.
func writtenAsStandardReads(t *testing.T, v any) {
	t.Helper()
	text := wire.AppendJSON(nil, v)
	var got any
	require.NoError(t, json.Unmarshal(text, &got), "%q", text)
	assert.Equal(t, plain(v), got, "%q", text)
	back, err := wire.ParseJSON(string(text))
	require.NoError(t, err, "%q", text)
	assert.Equal(t, v, back, "%q", text)
}

func TestAppendJSONWritesWhatIsReadBack(t *testing.T) {
	var control strings.Builder
	for c := range rune(0x20) {
		control.WriteRune(c)
	}
	for name, v := range map[string]any{
		"null":            nil,
		"true":            true,
		"false":           false,
		"empty text":      "",
		"quotes":          `"\/'`,
		"control":         control.String(),
		"markup":          `</script><!-- & -->`,
		"line separators": "\u2028\u2029",
		"emoji":           "a😀é",
		"zero":            0.0,
		"whole":           -12.0,
		"fraction":        0.1,
		"safe integer":    9007199254740991.0,
		"beyond 1e15":     1e15,
		"beyond int64":    1e19,
		"large":           math.MaxFloat64,
		"small":           math.SmallestNonzeroFloat64,
		"negative large":  -1e300,
		"empty object":    wire.Object{},
		"empty list":      []any{},
		"nested":          wire.Object{{Key: "a", Value: []any{wire.Object{{Key: "", Value: nil}}, "x", 1.5}}, {Key: `"`, Value: false}},
	} {
		t.Run(name, func(t *testing.T) { writtenAsStandardReads(t, v) })
	}
}

func TestAppendJSONWritesWholeNumbersWithoutExponent(t *testing.T) {
	for want, v := range map[string]any{
		"1700000000":       1700000000.0,
		"-5":               -5,
		"1700000000123":    int64(1700000000123),
		"999999999999999":  999999999999999.0,
		"9007199254740993": int64(9007199254740993),
	} {
		assert.Equal(t, want, string(wire.AppendJSON(nil, v)))
	}
}

func TestAppendJSONWritesNullForWhatJSONCannotHold(t *testing.T) {
	for _, v := range []any{math.NaN(), math.Inf(1), math.Inf(-1), struct{}{}, []string{"a"}, func() {}, int32(1)} {
		assert.Equal(t, "null", string(wire.AppendJSON(nil, v)), "%T", v)
	}
}

func TestAppendJSONAppends(t *testing.T) {
	assert.Equal(t, `x={"a":[1,"b"]}`, string(wire.AppendJSON([]byte("x="), wire.Object{{Key: "a", Value: []any{1, "b"}}})))
}

func TestObjectIsEncodedByEncodingJSONInItsOrder(t *testing.T) {
	text, err := json.Marshal(map[string]any{"data": wire.Object{{Key: "z", Value: 1.0}, {Key: "a", Value: "<&>"}}})
	require.NoError(t, err)
	assert.Equal(t, `{"data":{"z":1,"a":"\u003c\u0026\u003e"}}`, string(text))
}

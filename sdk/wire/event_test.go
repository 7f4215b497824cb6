package wire_test

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func pair(a string, va any, b string, vb any) wire.Object {
	return wire.Object{{Key: a, Value: va}, {Key: b, Value: vb}}
}

func TestMetadataValues(t *testing.T) {
	tests := []struct {
		name  string
		value any
		taken bool
	}{
		{"text", "x", true},
		{"empty text", "", true},
		{"number", 1.5, true},
		{"truth", false, true},
		{"link", pair("url", "https://example.com", "value", "Order"), true},
		{"link, other order", pair("value", 7.0, "url", "https://example.com"), true},
		{"price", pair("amount", 999.0, "currency", "eur"), true},
		{"null", nil, false},
		{"list", []any{1.0}, false},
		{"empty object", wire.Object{}, false},
		{"other object", pair("a", 1.0, "b", 2.0), false},
		{"half a link", wire.Object{{Key: "url", Value: "u"}}, false},
		{"a link with more", append(pair("url", "u", "value", "v"), wire.Member{Key: "x", Value: 1.0}), false},
		{"a price of objects", pair("amount", wire.Object{}, "currency", "eur"), false},
		{"half of each", pair("url", "u", "currency", "eur"), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			kept, left := wire.TrimMetadata(wire.Object{{Key: "key", Value: test.value}})
			if test.taken {
				assert.Equal(t, wire.Object{{Key: "key", Value: test.value}}, kept)
				assert.Empty(t, left)
				return
			}
			assert.Empty(t, kept)
			if assert.Len(t, left, 1) {
				assert.Equal(t, "key", left[0].Field)
				assert.NotEmpty(t, left[0].Err.Error())
			}
		})
	}
}

func TestMetadataKeepsItsFirstTenKeysAndNamesTheRest(t *testing.T) {
	var in wire.Object
	for i := range 13 {
		in = append(in, wire.Member{Key: fmt.Sprintf("k%02d", i), Value: float64(i)})
	}
	kept, left := wire.TrimMetadata(in)
	assert.Equal(t, in[:10], kept)
	var names []string
	for _, l := range left {
		names = append(names, l.Field)
	}
	assert.Equal(t, []string{"k10", "k11", "k12"}, names)
}

func TestMetadataOfNothingIsNothing(t *testing.T) {
	kept, left := wire.TrimMetadata(nil)
	assert.Empty(t, kept)
	assert.Empty(t, left)
}

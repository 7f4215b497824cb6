package wire_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func sample() wire.Object {
	return wire.Object{
		{Key: "text", Value: "x"},
		{Key: "number", Value: 7.9},
		{Key: "truth", Value: true},
		{Key: "object", Value: wire.Object{{Key: "a", Value: 1.0}}},
		{Key: "list", Value: []any{1.0}},
		{Key: "null", Value: nil},
	}
}

func TestObjectReadsAFieldOfItsOwnTypeOnly(t *testing.T) {
	o := sample()
	for _, m := range o {
		t.Run(m.Key, func(t *testing.T) {
			assert.Equal(t, m.Key == "text", o.String(m.Key) == "x")
			assert.Equal(t, m.Key == "number", o.Int(m.Key) == 7)
			assert.Equal(t, m.Key == "truth", o.Bool(m.Key))
			assert.Equal(t, m.Key == "object", o.Object(m.Key) != nil)
			assert.Equal(t, m.Key == "list", o.List(m.Key) != nil)
		})
	}
}

func TestObjectTellsNullFromAbsent(t *testing.T) {
	v, ok := sample().Get("null")
	assert.True(t, ok)
	assert.Nil(t, v)
	_, ok = sample().Get("nothing")
	assert.False(t, ok)
	_, ok = wire.Object(nil).Get("nothing")
	assert.False(t, ok)
}

func TestWithReplacesInPlaceOrAppends(t *testing.T) {
	o := sample().With("truth", false).With("new", 1.0)
	assert.Equal(t, wire.Member{Key: "truth", Value: false}, o[2])
	assert.Equal(t, wire.Member{Key: "new", Value: 1.0}, o[len(o)-1])
	assert.Len(t, o, len(sample())+1)
}

func TestCloneAndWithoutLeaveTheirObjectAlone(t *testing.T) {
	o := sample()
	_ = o.Clone().With("text", "changed")
	less := o.Without("number")
	_ = less.With("text", "changed")
	assert.Equal(t, sample(), o)
	assert.Len(t, less, len(o)-1)
	_, ok := less.Get("number")
	assert.False(t, ok)
}

func TestEqualComparesByValue(t *testing.T) {
	tests := []struct {
		name string
		a, b any
		want bool
	}{
		{"texts", "a", "a", true},
		{"text and number", "1", 1.0, false},
		{"null and text", nil, "", false},
		{"null and false", nil, false, false},
		{"objects", wire.Object{{Key: "a", Value: 1.0}}, wire.Object{{Key: "a", Value: 1.0}}, true},
		{"objects of other values", wire.Object{{Key: "a", Value: 1.0}}, wire.Object{{Key: "a", Value: 2.0}}, false},
		{"lists", []any{"a", 1.0}, []any{"a", 1.0}, true},
		{"lists of other length", []any{"a"}, []any{"a", "b"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, wire.Equal(test.a, test.b))
			assert.Equal(t, test.want, wire.Equal(test.b, test.a))
		})
	}
}

//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/hack-pad/safejs"
)

// The door: page values become Go values here and nowhere else. Nothing that a
// page hands over can throw into the program, and nothing but data and
// functions comes out: nil, bool, float64, string, wire.Object, []any, func(...any),
// or settings.Refused with what was wrong.

// maxNested bounds the JSON of one nested value.
const maxNested = 64 << 10

// undefined stands for an argument or a value that is not there.
type undefined struct{}

// arguments reads the arguments of a call.
func arguments(method string, args []safejs.Value) []any {
	var out []any
	for _, a := range args {
		v := value(method, a)
		if _, ok := v.(undefined); ok {
			v = nil
		}
		out = append(out, v)
	}
	return out
}

func value(where string, v safejs.Value) any {
	switch kind(v) {
	case safejs.TypeUndefined:
		return undefined{}
	case safejs.TypeNull:
		return nil
	case safejs.TypeBoolean:
		return isTrue(v)
	case safejs.TypeNumber:
		return number(v)
	case safejs.TypeString:
		return stringOf(v)
	case safejs.TypeFunction:
		return callback(where, v)
	case safejs.TypeObject:
		if isArray(v) {
			return nested(v)
		}
		return object(v)
	}
	return settings.Refused("is of a type that cannot be sent (a BigInt or a Symbol)")
}

// stringOf lets no long string go further. It is copied to be measured: nothing
// that syscall/js has tells the length of a string.
func stringOf(v safejs.Value) any {
	if s := text(v); len(s) <= settings.MaxString {
		return s
	}
	return settings.Refused("is longer than 16384 bytes")
}

// object reads an object member by member, so that one that cannot be read costs
// no other.
func object(v safejs.Value) any {
	keys, err := objects.Call("keys", v)
	if err != nil {
		return settings.Refused("cannot be read: it throws when asked for its keys")
	}
	out := wire.Object{}
	for i := range min(length(keys), settings.MaxKeys+1) {
		key, _ := read(keys, i)
		member, err := read(v, key)
		if err != nil {
			out = append(out, wire.Member{Key: text(key), Value: settings.Refused("throws when it is read")})
			continue
		}
		switch m := nested(member).(type) {
		case undefined:
		default:
			out = append(out, wire.Member{Key: text(key), Value: m})
		}
	}
	return out
}

// nested reads a member; what it holds itself comes over as JSON, in one call.
func nested(v safejs.Value) any {
	switch kind(v) {
	case safejs.TypeFunction:
		return settings.Refused("is a function")
	case safejs.TypeObject:
	default:
		return value("", v)
	}
	encoded, err := jsonText.Call("stringify", v)
	if err != nil || !isString(encoded) {
		return settings.Refused("cannot be written as JSON (a cycle, a BigInt, or it throws when it is read)")
	}
	s := text(encoded)
	if len(s) > maxNested {
		return settings.Refused("is larger than 64 KB")
	}
	out, err := wire.ParseJSON(s)
	if err != nil {
		return settings.Refused("is nested too deeply")
	}
	return out
}

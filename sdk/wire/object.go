package wire

// Member is one key of an [Object] and its value: nil, bool, float64, string,
// Object or []any of these.
type Member struct {
	Key   string
	Value any
}

// Object is a JSON object that keeps the order of its keys, because the order
// carries meaning for event metadata (the first ten keys count). Look-ups are
// linear: pages set tens of keys, and slices are far fewer bytes in the bundle
// than maps.
type Object []Member

// Get returns the value of key and whether it is there.
func (o Object) Get(key string) (any, bool) {
	for i := range o {
		if o[i].Key == key {
			return o[i].Value, true
		}
	}
	return nil, false
}

// String returns the string under key, or "" when there is none.
func (o Object) String(key string) string {
	v, _ := o.Get(key)
	s, _ := v.(string)
	return s
}

// Int returns the whole number under key, or 0 when there is none.
func (o Object) Int(key string) int64 {
	v, _ := o.Get(key)
	n, _ := v.(float64)
	return int64(n)
}

// Bool returns the truth value under key, or false when there is none.
func (o Object) Bool(key string) bool {
	v, _ := o.Get(key)
	b, _ := v.(bool)
	return b
}

// Object returns the object under key, or nil when there is none.
func (o Object) Object(key string) Object {
	v, _ := o.Get(key)
	m, _ := v.(Object)
	return m
}

// List returns the array under key, or nil when there is none.
func (o Object) List(key string) []any {
	v, _ := o.Get(key)
	l, _ := v.([]any)
	return l
}

// With returns o with key set to value: in its place when it is there, else at
// the end. It may change o.
func (o Object) With(key string, value any) Object {
	for i := range o {
		if o[i].Key == key {
			o[i].Value = value
			return o
		}
	}
	return append(o, Member{key, value})
}

// WithText is With for a string: written once, the step from a string to a value
// costs the bundle less.
func (o Object) WithText(key, value string) Object { return o.With(key, value) }

// Without returns a copy of o that lacks key.
func (o Object) Without(key string) Object {
	var out Object
	for _, m := range o {
		if m.Key != key {
			out = append(out, m)
		}
	}
	return out
}

// Clone returns a copy that [Object.With] can change without changing o. Values
// are shared.
func (o Object) Clone() Object { return append(Object(nil), o...) }

// MarshalJSON makes an Object usable with encoding/json.
func (o Object) MarshalJSON() ([]byte, error) { return AppendJSON(nil, o), nil }

// Equal says whether two values of an Object are the same; objects are compared
// in the order of their keys.
func Equal(a, b any) bool {
	return string(AppendJSON(nil, a)) == string(AppendJSON(nil, b))
}

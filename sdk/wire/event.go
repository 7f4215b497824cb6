package wire

// MaxMetadata is how many metadata keys of an event count (section 7).
const MaxMetadata = 10

// TrimMetadata keeps the first MaxMetadata keys whose values are a string, a
// number, a boolean, {url, value} or {amount, currency}, and returns the keys
// that it left out with why.
func TrimMetadata(in Object) (kept Object, left []FieldError) {
	for _, m := range in {
		switch {
		case !metadataValue(m.Value):
			left = append(left, FieldError{m.Key, errMetadata})
		case len(kept) == MaxMetadata:
			left = append(left, FieldError{m.Key, errTooMany})
		default:
			kept = append(kept, m)
		}
	}
	return kept, left
}

type textError string

func (e textError) Error() string { return string(e) }

const (
	errMetadata textError = "is not a string, number, boolean, {url, value} or {amount, currency}"
	errTooMany  textError = "is beyond the tenth key"
)

func metadataValue(v any) bool {
	switch v := v.(type) {
	case string, bool, float64:
		return true
	case Object:
		return scalarPair(v, "url", "value") || scalarPair(v, "amount", "currency")
	}
	return false
}

func scalarPair(o Object, a, b string) bool {
	va, okA := o.Get(a)
	vb, okB := o.Get(b)
	return len(o) == 2 && okA && okB && scalar(va) && scalar(vb)
}

func scalar(v any) bool {
	switch v.(type) {
	case string, float64:
		return true
	}
	return false
}

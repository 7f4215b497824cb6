// Package fmt has what a module takes of the real one that makes no more of it than the
// text of its errors, of strings, numbers and what says of itself what it is. The real one
// brings along whatever prints all other values.
package fmt

import "strconv"

// Errorf makes an error, which unwraps to the argument of %w. It knows the verbs %v, %+v,
// %s, %d, %q, %w and %%.
func Errorf(format string, args ...any) error {
	f := &failure{}
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			f.text += format[i : i+1]
			continue
		}
		i++
		if format[i] == '+' && i+1 < len(format) {
			i++
		}
		switch verb := format[i : i+1]; {
		case verb == "%":
			f.text += verb
		case len(args) == 0:
			f.text += "%!" + verb + "(MISSING)"
		default:
			f.add(verb, args[0])
			args = args[1:]
		}
	}
	return f
}

type failure struct {
	text    string
	wrapped error
}

func (f *failure) Error() string { return f.text }

func (f *failure) Unwrap() error { return f.wrapped }

func (f *failure) add(verb string, arg any) {
	s := text(arg)
	switch verb {
	case "q":
		s = strconv.Quote(s)
	case "w":
		f.wrapped, _ = arg.(error)
	}
	f.text += s
}

// text is what a value says it is.
func text(v any) (out string) {
	defer func() {
		if recover() != nil { // as what a page threw may
			out = "(a value that cannot be read)"
		}
	}()
	switch v := v.(type) {
	case nil:
		return "<nil>"
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return "(a value)"
}

//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Looked up once: they are used all the time and a page that replaces them later
// does not change what the messenger does.
var (
	window   = safejs.Global()
	document = get(window, "document")
	objects  = get(window, "Object")
	arrays   = get(window, "Array")
	jsonText = get(window, "JSON")

	reflection, _ = window.Get("Reflect")
	yes, _        = safejs.ValueOf(true)
)

// Of safejs and of syscall/js there is in the bundle what is called: what Call can
// do as well is done with it.

// get reads a property of one of the browser's own objects; undefined when there
// is none. A page may have replaced it, so it is read as those of the page's are.
func get(v safejs.Value, name string) safejs.Value {
	r, err := read(v, name)
	if err != nil {
		return safejs.Undefined()
	}
	return r
}

// set writes a property of one of the browser's own objects. What a browser does
// not let be set stays as it is.
func set(v safejs.Value, name string, x any) { write(v, name, x) }

// call calls a method of one of the browser's own objects for its effect or for a
// result that may be missing; undefined when it threw. call1 to call3 take as many
// arguments: a variadic one would cost more at each of its calls than they do.
func call(v safejs.Value, method string) safejs.Value { return callWith(v, method, nil) }

func call1(v safejs.Value, method string, a any) safejs.Value {
	return callWith(v, method, []any{a})
}

func call2(v safejs.Value, method string, a, b any) safejs.Value {
	return callWith(v, method, []any{a, b})
}

func call3(v safejs.Value, method string, a, b, c any) safejs.Value {
	return callWith(v, method, []any{a, b, c})
}

func callWith(v safejs.Value, method string, args []any) safejs.Value {
	r, err := v.Call(method, args...)
	if err != nil {
		return safejs.Undefined()
	}
	return r
}

// invoke calls a function.
func invoke(f safejs.Value, args ...any) (safejs.Value, error) {
	return apply(f, safejs.Undefined(), args...)
}

// apply calls a function as the method of an object that may have another under its
// name by now.
func apply(f, this safejs.Value, args ...any) (safejs.Value, error) {
	return reflection.Call("apply", f, this, args)
}

// construct makes a new object of a class.
func construct(class safejs.Value, args ...any) (safejs.Value, error) {
	return reflection.Call("construct", class, args)
}

// read reads a property of an object that is not the browser's own.
func read(v safejs.Value, name any) (safejs.Value, error) {
	return reflection.Call("get", v, name)
}

// write sets a property of an object that is not the browser's own.
func write(v safejs.Value, name, x any) { call3(reflection, "set", v, name, x) }

func isString(v safejs.Value) bool   { return kind(v) == safejs.TypeString }
func isFunction(v safejs.Value) bool { return kind(v) == safejs.TypeFunction }
func isObject(v safejs.Value) bool   { return kind(v) == safejs.TypeObject }

func isTrue(v safejs.Value) bool { return v.Equal(yes) }

func isArray(v safejs.Value) bool {
	return isTrue(call1(arrays, "isArray", v))
}

// unreadable is the kind of what syscall/js has no name for, a BigInt.
const unreadable safejs.Type = -1

func kind(v safejs.Value) (t safejs.Type) {
	defer func() {
		if recover() != nil {
			t = unreadable
		}
	}()
	return v.Type()
}

// text returns a string's value, "" for anything else.
func text(v safejs.Value) string {
	if !isString(v) {
		return ""
	}
	s, _ := v.String()
	return s
}

func number(v safejs.Value) float64 {
	n, _ := v.Float()
	return n
}

func length(v safejs.Value) int {
	n, _ := read(v, "length")
	return int(number(n))
}

// size is the length of a string. Only an object can be asked, so it is made one:
// to copy it would cost what is to be saved.
func size(v safejs.Value) int {
	o, _ := invoke(objects, v)
	return length(o)
}

// fromJSON makes a JavaScript value of JSON.
func fromJSON(text string) safejs.Value { return call1(jsonText, "parse", text) }

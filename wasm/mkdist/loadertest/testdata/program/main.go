//go:build js && wasm

// Command program stands in for the bundle in the loader's tests: it takes the
// stub over in the way that the loader expects, keeps what it is told where a
// test can read it, and ends on demand.
//
// It writes window.got: {env, runs, pid, calls, kept}; kept is the guard's record, which
// it takes away. The methods exit, panic,
// print and later do what they say; later sets a timer that is still pending
// when the program ends.
package main

import (
	"strings"
	"syscall"
	"syscall/js"
	"time"
)

// pid is what the program sees as its process while packages initialise, which
// is when the syscall package looks.
var pid = js.Global().Get("process").Get("pid")

var got, quit = js.Global().Get("got"), make(chan string, 1)

func main() {
	got.Set("runs", got.Get("runs").Int()+1)
	got.Set("pid", pid)
	for _, name := range []string{"ORIGIN", "RELEASE", "PAGE"} {
		value, _ := syscall.Getenv(name)
		got.Get("env").Call("push", value)
	}
	if js.Global().Get("exitAtOnce").Truthy() {
		return
	}
	takeOver(js.Global().Get("Intercom"))
	leaveOnTakeover()
	if why := <-quit; why != "" {
		panic(why)
	}
}

func takeOver(stub js.Value) {
	mark := js.Global().Get("Symbol").Call("for", "entryphone")
	function := js.FuncOf(func(_ js.Value, args []js.Value) any {
		handle(args)
		return nil
	})
	js.Global().Get("Reflect").Call("set", function, mark, "live")
	js.Global().Set("Intercom", function)

	storage := js.Global().Get("localStorage")
	keys := js.Global().Get("Object").Call("keys", storage)
	for i := range keys.Length() {
		if key := keys.Index(i).String(); strings.HasPrefix(key, "intercom.unsent") {
			got.Set("kept", storage.Get(key))
			storage.Call("removeItem", key)
		}
	}
	queue := stub.Get("q")
	forward := js.FuncOf(func(_ js.Value, args []js.Value) any {
		replay(args[0])
		return nil
	})
	stub.Set("q", map[string]any{"push": forward})
	stub.Set("c", forward)
	for i := range queue.Length() {
		replay(queue.Index(i))
	}
	js.Global().Get("document").Get("body").Call("insertAdjacentHTML", "beforeend", `<div id="intercom-container"></div>`)
}

func replay(call js.Value) {
	if call.Type() != js.TypeObject || call.Get("length").Type() != js.TypeNumber {
		return
	}
	args := make([]js.Value, call.Length())
	for i := range args {
		args[i] = call.Index(i)
	}
	handle(args)
}

func handle(args []js.Value) {
	call := js.Global().Get("Array").New()
	for _, arg := range args {
		call.Call("push", arg)
	}
	got.Get("calls").Call("push", call)
	if len(args) > 0 && args[0].Type() == js.TypeString {
		act(args[0].String())
	}
}

func act(method string) {
	switch method {
	case "exit":
		quit <- ""
	case "panic":
		quit <- "asked to"
	case "print":
		println("a word")
	case "later":
		time.AfterFunc(120*time.Millisecond, func() {})
	}
}

func leaveOnTakeover() {
	var leave js.Func
	leave = js.FuncOf(func(js.Value, []js.Value) any {
		js.Global().Call("removeEventListener", "entryphone:takeover", leave)
		quit <- ""
		return nil
	})
	js.Global().Call("addEventListener", "entryphone:takeover", leave)
}

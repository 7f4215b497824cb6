package e2e

import "strings"

// hook is something of the page's own that a page can replace: what is done with it
// is in the script, where how() is how it ends.
type hook struct {
	name, script string
	// early says that the program cannot start while it is replaced, so that calls are
	// only queued: the page's snippet, the loader or Go's support file need it.
	early bool
}

// replaced is one whose place a function takes.
func replaced(object, property string) hook {
	return hook{object + "." + property, strings.NewReplacer("OBJECT", object, "PROPERTY", property).Replace(`
		define(OBJECT, 'PROPERTY', {configurable: true, writable: true, value: function () { return how(); }});`), false}
}

// got is one whose place a getter and a setter take.
func got(object, property string) hook {
	return hook{"the look at " + object + "." + property, strings.NewReplacer("OBJECT", object, "PROPERTY", property).Replace(`
		define(OBJECT, 'PROPERTY', {configurable: true, get() { return how(); }, set() { return how(); }});`), false}
}

func needed(h hook) hook { return hook{h.name, h.script, true} }

var hooks = []hook{
	replaced("console", "warn"), replaced("console", "error"), replaced("console", "debug"), got("window", "console"),
	replaced("JSON", "stringify"), replaced("JSON", "parse"), got("window", "JSON"),
	replaced("window", "fetch"), replaced("Response.prototype", "text"), replaced("Headers.prototype", "get"),
	got("Response.prototype", "status"), replaced("AbortSignal", "timeout"),
	got("window", "localStorage"), replaced("Storage.prototype", "getItem"), replaced("Storage.prototype", "setItem"), replaced("Storage.prototype", "removeItem"),
	got("Document.prototype", "cookie"), got("Document.prototype", "title"), got("Document.prototype", "referrer"), got("Document.prototype", "visibilityState"),
	replaced("window", "MessageChannel"), needed(replaced("MessagePort.prototype", "postMessage")), replaced("MessagePort.prototype", "close"),
	got("MessagePort.prototype", "onmessage"), replaced("window", "BroadcastChannel"), replaced("BroadcastChannel.prototype", "postMessage"),
	needed(replaced("Promise.prototype", "then")), replaced("Promise", "resolve"), replaced("Promise", "reject"),
	needed(replaced("Date", "now")), needed(replaced("window", "setTimeout")), replaced("window", "clearTimeout"), replaced("window", "queueMicrotask"),
	replaced("Math", "random"), needed(replaced("crypto", "getRandomValues")), needed(got("window", "crypto")), got("Navigator.prototype", "locks"),
	replaced("history", "pushState"), replaced("history", "replaceState"), needed(replaced("EventTarget.prototype", "addEventListener")),
	replaced("EventTarget.prototype", "removeEventListener"), needed(replaced("EventTarget.prototype", "dispatchEvent")),
	needed(replaced("Document.prototype", "createElement")), replaced("Element.prototype", "append"), replaced("Element.prototype", "setAttribute"),
	replaced("Node.prototype", "appendChild"), replaced("window", "ResizeObserver"), replaced("window", "CSSStyleSheet"),
	needed(replaced("Object", "keys")), replaced("Object", "defineProperty"), needed(replaced("Array", "isArray")), replaced("RegExp.prototype", "test"),
	needed(replaced("Symbol", "for")), got("window", "intercomSettings"),
}

// standsOn is what the Go program itself stands on, so that nothing can be done where
// a page's throws.
var standsOn = []hook{
	replaced("performance", "now"), got("window", "Date"), replaced("window", "String"), replaced("Array.prototype", "push"),
	replaced("Reflect", "apply"), replaced("Reflect", "get"), replaced("Reflect", "construct"), replaced("Map.prototype", "get"),
}

// hows are ways in which what was replaced ends.
var hows = []struct{ name, script string }{
	{"throws an error", `throw new Error('of a hook')`},
	{"throws nothing", `throw undefined`},
	{"returns nothing", `return undefined`},
	{"returns nonsense", `return {then: 7, length: -1, get: 'x', value: NaN, toString: () => '\ud800'}`},
	{"returns a text", `return 'nonsense'`},
}

// hooking is a script that puts hooks in the page: hook(how) puts one there, and
// unhook() takes it away. It keeps for itself what it needs.
const hooking = `(() => {
	const { defineProperty, getOwnPropertyDescriptor } = Object;
	const { deleteProperty } = Reflect;
	let put = [];
	window.hook = (how, body) => {
		window.how = how;
		body((object, property, descriptor) => {
			put[put.length] = [object, property, getOwnPropertyDescriptor(object, property)];
			defineProperty(object, property, descriptor);
		});
	};
	window.unhook = () => {
		for (const [object, property, descriptor] of put) {
			if (descriptor) defineProperty(object, property, descriptor);
			else deleteProperty(object, property);
		}
		put = [];
	};
})();`

// put is a script that hooks.
func put(h hook, how string) string {
	return `hook(() => { ` + how + ` }, define => { ` + h.script + ` });`
}

// callAll is a script that makes every call, waits for what follows from them, and
// gives what they threw.
const callAll = `(async () => {
	const threw = [];
	for (const call of [['update', {during: 1}], ['trackEvent', 'during', {n: 1}], ['whoami'], ['getVisitorId'], ['ready', () => {}],
		['onUnreadCountChange', () => {}], ['boot', {app_id: 'abc12345', during: 2}], ['hideNotifications', false], ['setAuthTokens', {a: 'b'}],
		['reattach_activator'], ['nonsense'], [], [{}]]) {
		try { Intercom(...call); } catch (e) { threw[threw.length] = call[0] + ' threw'; }
	}
	for (let n = 0; n < 5; n++) await tick();
	return threw;
})()`

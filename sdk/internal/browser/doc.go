// Package browser is the only package that knows the browser: page, cookies,
// storage, fetch, timers, DOM, and the door through which a page's calls come in.
//
// Its types are small adapters; what is decided is decided elsewhere. Whatever a
// page hands over (settings, callbacks, window.intercomSettings) is touched by
// calls only, never by Get or Set: a getter that throws would go straight through
// the Go frames. Every callback from JavaScript recovers for itself and does not
// block.
package browser

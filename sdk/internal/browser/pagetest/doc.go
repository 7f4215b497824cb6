// Package pagetest is what the tests that run in a browser share: JavaScript to
// act as the page does, changes to the page that end with the test, and counts of
// what is left in it. Apart from this file it exists for js/wasm only.
package pagetest

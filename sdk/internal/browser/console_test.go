//go:build js && wasm

package browser

import (
	"errors"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func TestConsoleNamesItself(t *testing.T) {
	console := pagetest.NewConsole(t)
	Console{}.Warn("boot: app_id is missing")
	Console{}.Error("refused")
	assert.Equal(t, []string{"Entryphone: boot: app_id is missing"}, console.Warnings())
	assert.Equal(t, []string{"Entryphone: refused"}, console.Errors())
}

func TestConsoleThatThePageBrokeHarmsNothing(t *testing.T) {
	for name, descriptor := range map[string]string{
		"warn throws":     `{value: {warn() { throw 1 }, error() { throw 1 }, log: console.log}}`,
		"no warn":         `{value: {log: console.log}}`,
		"warn is no call": `{value: {warn: 3, error: 3, log: console.log}}`,
	} {
		t.Run(name, func(t *testing.T) {
			pagetest.Replace(t, "window", "console", descriptor)
			assert.NotPanics(t, func() {
				Console{}.Warn("a")
				Console{}.Error("b")
			})
		})
	}
}

func TestDescribeSaysWhatWasThrown(t *testing.T) {
	for body, want := range map[string]string{
		`throw new Error('boom')`:           "Error: boom",
		`throw new TypeError('no')`:         "TypeError: no",
		`throw 'text'`:                      "text",
		`throw undefined`:                   "undefined",
		`throw null`:                        "null",
		`throw 42`:                          "42",
		`throw Symbol('s')`:                 "Symbol(s)",
		`throw {toString() { return 'x' }}`: "x",
		`throw {toString() { throw 1 }}`:    "a value that cannot be read",
		`throw Object.create(null)`:         "a value that cannot be read",
	} {
		t.Run(body, func(t *testing.T) {
			_, err := pagetest.Try(body)
			assert.Equal(t, want, describe(err))
		})
	}
}

func TestDescribeSaysWhatGoPanickedWith(t *testing.T) {
	assert.Equal(t, "plain", describe(errors.New("plain")))
	assert.Equal(t, "text", describe("text"))
	assert.Equal(t, "<nil>", describe(nil))
}

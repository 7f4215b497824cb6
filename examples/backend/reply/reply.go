// Package reply writes answers as JSON: data, and errors in the shape of the wire
// (section 7 of the contract).
package reply

import (
	"encoding/json"
	"net/http"

	"github.com/entryphone/entryphone/sdk/wire"
)

// JSON answers with v.
func JSON(w http.ResponseWriter, status int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // answers are made of types that can be encoded
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // whoever asked may be gone
}

// Error answers with one error.
func Error(w http.ResponseWriter, status int, code, message string) {
	FieldError(w, status, code, message, "")
}

// FieldError answers with one error and the field that it is about.
func FieldError(w http.ResponseWriter, status int, code, message, field string) {
	JSON(w, status, wire.ErrorAnswer{Errors: []wire.Error{{Code: code, Message: message, Field: field}}})
}

// NotFound answers that there is nothing under that path.
func NotFound(w http.ResponseWriter, _ *http.Request) {
	Error(w, http.StatusNotFound, "not_found", "There is nothing under this path.")
}

package restapi

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/search"
)

// failure is an answer that is an error.
type failure struct {
	status        int
	code, message string
	problems      []rules.Problem // in place of message, where there are several
}

func (f *failure) Error() string { return f.code }

// errorList is the published shape.
type errorList struct {
	Type      string      `json:"type"`
	RequestID string      `json:"request_id"`
	Errors    []errorItem `json:"errors"`
}

type errorItem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field,omitempty"`
}

func (f *failure) list(requestID string) errorList {
	out := errorList{Type: "error.list", RequestID: requestID}
	for _, p := range f.problems {
		out.Errors = append(out.Errors, errorItem{f.code, p.Field + " " + p.Message, p.Field})
	}
	if len(f.problems) == 0 {
		out.Errors = []errorItem{{Code: f.code, Message: f.message}}
	}
	return out
}

func malformed(what string) error {
	return &failure{status: http.StatusBadRequest, code: "bad_request", message: what}
}

func invalid(problems ...rules.Problem) error {
	return &failure{status: http.StatusUnprocessableEntity, code: "parameter_invalid", problems: problems}
}

// invalidSearch is invalid for what search finds wrong.
func invalidSearch(err error) error {
	if p, ok := err.(*search.Problem); ok {
		return invalid(rules.Problem{Field: p.Field, Message: p.Message})
	}
	return err
}

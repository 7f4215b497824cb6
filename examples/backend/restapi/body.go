package restapi

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/rules"
)

// decode reads a JSON body into v. Text that is not JSON is malformed; JSON of the
// wrong shape is invalid, with the field's name.
func decode(r *http.Request, v any) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil && d.Decode(new(json.RawMessage)) != io.EOF {
		return malformed("The body holds more than one JSON value.")
	}
	var wrongType *json.UnmarshalTypeError
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil, errors.As(err, &tooLarge):
		return err
	case errors.As(err, &wrongType):
		return invalid(rules.Problem{Field: wrongType.Field, Message: "must not be a " + wrongType.Value})
	}
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return invalid(rules.Problem{Field: strings.Trim(name, `"`), Message: "is not known"})
	}
	return malformed("The body is not JSON.")
}

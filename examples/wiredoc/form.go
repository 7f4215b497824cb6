package wiredoc

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

func (d *Document) checkForm(operation *openapi3.Operation, e Exchange) []error {
	kind := e.Header.Get("Content-Type")
	media := operation.RequestBody.Value.Content.Get(kind)
	if media == nil {
		return []error{fmt.Errorf("request: the document has no body of type %q", kind)}
	}
	fields, err := fieldsOf(kind, e.Body)
	if err != nil {
		return []error{fmt.Errorf("request: the body is no form: %w", err)}
	}
	value, err := decode(media, fields)
	if err != nil {
		return []error{fmt.Errorf("request: %w", err)}
	}
	return d.check("request", media.Schema, value)
}

// decode makes the object of a form that its schema describes. Fields whose
// encoding is JSON are parsed, truth values are read by the field's type, and
// everything else is text, fields that the schema does not name among it.
func decode(media *openapi3.MediaType, fields url.Values) (map[string]any, error) {
	named := Members(media.Schema).Named
	out := map[string]any{}
	var err error
	for name, values := range fields {
		if len(values) > 1 {
			return nil, fmt.Errorf("%s is there %d times", name, len(values))
		}
		if out[name], err = field(media.Encoding[name], named[name], values[0]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

// fieldsOf reads a form of either kind; of a file it has what is in it.
func fieldsOf(kind, body string) (url.Values, error) {
	base, params, err := mime.ParseMediaType(kind)
	if err != nil || base != "multipart/form-data" {
		return url.ParseQuery(body)
	}
	out := url.Values{}
	r := multipart.NewReader(strings.NewReader(body), params["boundary"])
	for {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		out.Add(part.FormName(), string(text))
	}
}

func field(encoding *openapi3.Encoding, schema *openapi3.SchemaRef, text string) (any, error) {
	switch {
	case encoding != nil && encoding.ContentType == "application/json":
		var v any
		err := json.Unmarshal([]byte(text), &v)
		return v, err
	case schema != nil && schema.Value.Type.Is("boolean"):
		if text != "true" && text != "false" {
			return nil, errors.New("is neither true nor false")
		}
		return text == "true", nil
	case schema != nil && schema.Value.Type.Is("integer"):
		return strconv.Atoi(text)
	}
	return text, nil
}

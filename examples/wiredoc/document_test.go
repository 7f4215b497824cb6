package wiredoc_test

import (
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/wiredoc"
	"github.com/entryphone/entryphone/sdk/wire"
)

// load reads the document, which fails where it is not valid.
func load(t testing.TB) *wiredoc.Document {
	t.Helper()
	d, err := wiredoc.Load()
	require.NoError(t, err)
	return d
}

// operations returns what the document has, by kind.
func operations(d *wiredoc.Document) map[string]*openapi3.Operation {
	out := map[string]*openapi3.Operation{}
	for _, kind := range d.Kinds() {
		out[kind] = d.Paths.Value(wire.Path(kind)).Post
	}
	return out
}

// form is the body of an operation's request.
func form(o *openapi3.Operation) *openapi3.MediaType {
	if media := o.RequestBody.Value.Content[formType]; media != nil {
		return media
	}
	return o.RequestBody.Value.Content[fileType]
}

func TestTheDocumentIsOfThisProtocol(t *testing.T) {
	d := load(t)
	assert.True(t, d.IsOpenAPI31OrLater())
	assert.Equal(t, wire.Version, d.Info.Version)
	assert.ElementsMatch(t, []string{
		wire.Ping, wire.Events, wire.Metrics, "content/{type}/{id}/{event}", wire.Open, wire.Home, wire.Conversations, wire.Messages, wire.Email,
		wire.Uploads, "conversations/{id}", "conversations/{id}/reply", "conversations/{id}/read", "conversations/{id}/rate",
	}, d.Kinds())
	assert.Equal(t, "conversations/{id}/reply", d.Kind(wire.Path(wire.ReplyPath("a/b %"))))
	assert.Equal(t, "content/{type}/{id}/{event}", d.Kind(wire.Path(wire.ContentPath(wire.TypePost, "a/b %", "seen"))))
	assert.Empty(t, d.Kind(wire.Path("nothing")))
	for template, item := range d.Paths.Map() {
		assert.Len(t, item.Operations(), 1, template)
	}
}

// What the validator lets pass.
func TestEncodingsAndStatusesMeanSomething(t *testing.T) {
	for kind, o := range operations(load(t)) {
		fields := wiredoc.Members(form(o).Schema).Named
		for name, encoding := range form(o).Encoding {
			assert.Equal(t, "application/json", encoding.ContentType)
			if assert.Contains(t, fields, name, kind) {
				assert.True(t, asObject(fields[name]), "%s: %s", kind, name)
			}
		}
		for name, schema := range fields {
			if asObject(schema) {
				assert.Contains(t, form(o).Encoding, name, "%s: an object in a form needs an encoding", kind)
			}
		}
		for _, status := range o.Responses.Keys() {
			assert.Regexp(t, `^([2-5][0-9]{2}|5XX|default)$`, status, kind)
		}
	}
}

// asObject says whether a field holds JSON.
func asObject(schema *openapi3.SchemaRef) bool {
	return schema.Value.Type.Is("object") || schema.Value.Type.Is("array")
}

func TestNothingForbidsWhatIsNotKnown(t *testing.T) {
	text, err := load(t).MarshalJSON()
	require.NoError(t, err)
	for _, keyword := range []string{`"additionalProperties":false`, `"unevaluatedProperties"`} {
		assert.NotContains(t, string(text), keyword)
	}
}

func TestStatusesMeanWhatTheClientTakesThemFor(t *testing.T) {
	for kind, o := range operations(load(t)) {
		for status := 200; status < 600; status++ {
			response := o.Responses.Status(status)
			outcome := wire.Judge(kind, status)
			if response == nil {
				assert.NotEqual(t, wire.Retry, outcome, "%s: %d", kind, status)
				continue
			}
			assert.Equal(t, outcome == wire.Retry, response.Value.Headers["Retry-After"] != nil, "%s: %d", kind, status)
			assert.Equal(t, outcome == wire.Done, status < 300, "%s: %d", kind, status)
		}
		for _, status := range []string{"400", "403", "404", "408", "413", "425", "429", "5XX", "default"} {
			assert.NotNil(t, o.Responses.Value(status), "%s: %s", kind, status)
		}
	}
}

func TestEveryAnswerCanBeReadFromAnotherOrigin(t *testing.T) {
	for kind, o := range operations(load(t)) {
		for status, response := range o.Responses.Map() {
			for _, name := range []string{"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers", "Vary"} {
				assert.Contains(t, response.Value.Headers, name, "%s: %s", kind, status)
			}
		}
	}
}

func TestBothFormsOfRetryAfterAreObeyed(t *testing.T) {
	d := load(t)
	header := d.Components.Headers["RetryAfter"].Value
	now := time.Date(1994, 11, 6, 8, 0, 0, 0, time.UTC)
	waits := map[string]time.Duration{"seconds": 2 * time.Minute, "date": 49*time.Minute + 37*time.Second}
	assert.Len(t, header.Examples, len(waits))
	for name, wait := range waits {
		text := header.Examples[name].Value.Value.(string)
		assert.NoError(t, d.Conforms(header.Schema, text), text)
		assert.Equal(t, wait, wire.Pause(1, text, now, 0), text)
	}
	for _, text := range []string{"", "-1", "1.5", "soon", "Sunday, 06-Nov-94 08:49:37 GMT", strings.ToLower("Sun, 06 Nov 1994 08:49:37 GMT")} {
		assert.Error(t, d.Conforms(header.Schema, text), text)
	}
}

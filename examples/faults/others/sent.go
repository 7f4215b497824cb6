package others

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/play"
)

// posthogSent reads a batch of events, a list, or one: as JSON, in gzip, or as a form
// that has it in base64. Its service tells events apart by their uuid.
func posthogSent(q *rig.Request) []play.Sent {
	type event struct {
		UUID, Event string
		Properties  json.RawMessage
	}
	var list []event
	text := plain([]byte(q.Body))
	if json.Unmarshal(text, &list) != nil {
		var body struct {
			event
			Batch []event
		}
		_ = json.Unmarshal(text, &body)
		list = append(body.Batch, body.event)
	}
	var out []play.Sent
	for _, e := range list {
		out = add(out, e.Event, e.Properties, e.UUID)
	}
	return out
}

func plain(body []byte) []byte {
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		if z, err := gzip.NewReader(bytes.NewReader(body)); err == nil {
			text, _ := io.ReadAll(z)
			return text
		}
	}
	if form, err := url.ParseQuery(string(body)); err == nil && form.Has("data") {
		if text, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(form.Get("data"), " ", "+")); err == nil {
			return text
		}
	}
	return body
}

// segmentSent reads an event, or a batch of them. Its service tells them apart by
// their messageId.
func segmentSent(q *rig.Request) []play.Sent {
	type event struct {
		MessageID, Event string
		Properties       json.RawMessage
	}
	var body struct {
		event
		Batch []event
	}
	_ = json.Unmarshal([]byte(q.Body), &body)
	var out []play.Sent
	for _, e := range append(body.Batch, body.event) {
		out = add(out, e.Event, e.Properties, e.MessageID)
	}
	return out
}

// add adds an event if it is one that a schedule called.
func add(out []play.Sent, name string, metadata json.RawMessage, id string) []play.Sent {
	if key := play.EventKey(name, string(metadata)); key != "" {
		out = append(out, play.Sent{Key: key, ID: id})
	}
	return out
}

package others

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/play"
)

const (
	posthogEvents = `[{"event":"$pageview","uuid":"p"},{"event":"event-7","uuid":"u7","properties":{"n":7}},{"event":"event","uuid":"u8","properties":{"n":8,"token":"x"}}]`
	segmentEvent  = `{"type":"track","event":"event","messageId":"m8","properties":{"n":8}}`
)

var both = []play.Sent{{Key: "7", ID: "u7"}, {Key: "8", ID: "u8"}}

func zipped(t *testing.T, text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

func TestEventsOfPosthogAreReadInAllTheirForms(t *testing.T) {
	for name, body := range map[string]string{
		"JSON":   posthogEvents,
		"batch":  `{"api_key":"k","batch":` + posthogEvents + `}`,
		"gzip":   zipped(t, posthogEvents),
		"base64": url.Values{"data": {base64.StdEncoding.EncodeToString([]byte(posthogEvents))}}.Encode(),
	} {
		assert.Equal(t, both, posthogSent(&rig.Request{Body: body}), name)
	}
	one := `{"event":"event-7","uuid":"u7","properties":{"n":7}}`
	assert.Equal(t, both[:1], posthogSent(&rig.Request{Body: one}))
	assert.Empty(t, posthogSent(&rig.Request{Body: "nonsense"}))
}

func TestEventsOfSegmentAreReadAloneAndInBatches(t *testing.T) {
	want := []play.Sent{{Key: "8", ID: "m8"}}
	assert.Equal(t, want, segmentSent(&rig.Request{Body: segmentEvent}))
	assert.Equal(t, want, segmentSent(&rig.Request{Body: `{"batch":[` + segmentEvent + `,{"type":"page"}]}`}))
	assert.Empty(t, segmentSent(&rig.Request{Body: `{"type":"identify","messageId":"m1"}`}))
}

func TestOnlyWhatTakesEventsIsOnTheLine(t *testing.T) {
	for path, want := range map[string]bool{"/api/e/": true, "/api/i/v0/e/": true, "/api/flags/": false, "/api/array/phc_faults/config": false} {
		_, ok := posthogReceives(path)
		assert.Equal(t, want, ok, path)
	}
	for path, want := range map[string]bool{"/api/v1/t": true, "/api/v1/i": true, "/library.js": false} {
		_, ok := segmentReceives(path)
		assert.Equal(t, want, ok, path)
	}
}

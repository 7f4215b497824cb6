package rig

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/wiredoc"
)

// What passes is held against the wire's document: what the client says, and what
// the backend itself answers, whatever a test makes of that on its way back.

var wireDocument = sync.OnceValues(wiredoc.Load)

// answered counts the requests of each kind that a backend answered with success.
var answered = struct {
	sync.Mutex
	kinds map[string]int
}{kinds: map[string]int{}}

// Answered lists the kinds of request, as the wire's document has them, that passed
// so far and were answered with success.
func Answered() []string {
	answered.Lock()
	defer answered.Unlock()
	return slices.Sorted(maps.Keys(answered.kinds))
}

type exchangeKey struct{}

// exchange begins the record of a request on the wire; noteAnswer ends it.
func (f *Front) exchange(r *http.Request, body string) *http.Request {
	e := &wiredoc.Exchange{Method: r.Method, Path: r.URL.EscapedPath(), Header: r.Header.Clone(), Body: body}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.exchanges = append(f.exchanges, e)
	return r.WithContext(context.WithValue(r.Context(), exchangeKey{}, e))
}

func (f *Front) noteAnswer(r *http.Response) error {
	e, ok := r.Request.Context().Value(exchangeKey{}).(*wiredoc.Exchange)
	if !ok {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	f.mu.Lock()
	defer f.mu.Unlock()
	e.Answer = &wiredoc.Answer{Status: r.StatusCode, Header: r.Header.Clone(), Body: string(body)}
	return nil
}

// conform fails the test for everything that passed and is not as the document has it.
func (f *Front) conform() {
	document, err := wireDocument()
	require.NoError(f.t, err)
	f.mu.Lock()
	defer f.mu.Unlock()
	said := map[string]bool{}
	for _, e := range f.exchanges {
		if err := document.Check(*e); err != nil && !said[err.Error()] {
			said[err.Error()] = true
			f.t.Errorf("not as sdk/wire/openapi.yaml has it: %v\nthe form: %.2000s", err, e.Body)
		}
		if e.Answer != nil && e.Answer.Status < http.StatusMultipleChoices {
			answered.Lock()
			answered.kinds[document.Kind(e.Path)]++
			answered.Unlock()
		}
	}
}

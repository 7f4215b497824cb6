package wiretest

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"sync"
)

// probe is what a check works with. As with testing.T, its methods end the check
// where a promise is broken, so that checks read as what has to hold.
type probe struct{ *suite }

// verdict ends a check; try recovers it.
type verdict struct {
	status Status
	detail string
}

func (p *probe) fail(format string, args ...any) {
	panic(verdict{Failed, fmt.Sprintf(format, args...)})
}

// skip ends a check that turned out to have nothing to look at.
func (p *probe) skip(format string, args ...any) {
	panic(verdict{Skipped, fmt.Sprintf(format, args...)})
}

// holds fails with what is said unless ok.
func (p *probe) holds(ok bool, format string, args ...any) {
	if !ok {
		p.fail(format, args...)
	}
}

// send sends a request that has to be answered, whatever the answer.
func (p *probe) send(r request) answer {
	a, err := p.client.do(p.ctx, r)
	if err != nil {
		p.fail("%v", err)
	}
	return a
}

// atOnce sends many requests at the same time and returns their answers.
func (p *probe) atOnce(list []request) []answer {
	answers, errs := make([]answer, len(list)), make([]error, len(list))
	var wg sync.WaitGroup
	for i, r := range list {
		wg.Go(func() { answers[i], errs[i] = p.client.do(p.ctx, r) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			p.fail("%v", err)
		}
	}
	return answers
}

// repeated is how often a request is sent at once.
const repeated = 8

// edit changes a form before it is sent.
type edit func(url.Values)

func with(field, value string) edit { return func(f url.Values) { f.Set(field, value) } }

func without(field string) edit { return func(f url.Values) { f.Del(field) } }

// post is a call as a page sends it.
func (p *probe) post(c call, edits ...edit) request {
	body := c.form()
	if len(edits) > 0 {
		form, err := url.ParseQuery(body)
		if err != nil {
			p.fail("the suite wrote a form that is none: %v", err)
		}
		for _, change := range edits {
			change(form)
		}
		body = form.Encode()
	}
	return request{http.MethodPost, pathOf(c.name), p.pageHeader(), body}
}

// pageHeader is what a browser adds.
func (p *probe) pageHeader() map[string]string {
	h := map[string]string{"Content-Type": "application/x-www-form-urlencoded"}
	if p.Origin != "" {
		h["Origin"] = p.Origin
	}
	return h
}

// fresh returns a text that no run had before.
func fresh(kind string) string { return "wiretest-" + kind + "-" + digits(8) }

func freshEmail() string { return fresh("mail") + "@example.com" }

// digits returns hex digits for n random bytes.
func digits(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// uuid returns a random UUID (RFC 9562, version 4), the form of the id cookie.
func uuid() string {
	b := make([]byte, 16)
	rand.Read(b)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// freshNumber returns a new id of 13 digits, as text and as a number.
func freshNumber() (string, float64) {
	n, err := rand.Int(rand.Reader, big.NewInt(9e12))
	if err != nil {
		panic(err) // the reader never fails
	}
	n.Add(n, big.NewInt(1e12))
	f, _ := n.Float64()
	return n.String(), f
}

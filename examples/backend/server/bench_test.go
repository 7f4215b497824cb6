package server_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/sdk/wire"
)

// BenchmarkPing is the whole way of a ping of a known person, without the network.
func BenchmarkPing(b *testing.B) {
	s := start(b, func(o *server.Options) { o.Limits.PerSecond, o.Limits.Burst = 1e9, 1e9 })
	w := s.browser("v")
	w.ping(is("user_id", "7"))
	for i := 0; b.Loop(); i++ {
		r := w.request(wire.Object{is("user_id", "7"), is("count", float64(i))})
		r.URL = fmt.Sprint(site, "/", i)
		request := httptest.NewRequest("POST", wire.Path(wire.Ping), strings.NewReader(wire.AddSession(r.Encode(), w.session)))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		s.Handler().ServeHTTP(answer, request)
		if answer.Code != 200 {
			b.Fatal(answer.Body)
		}
	}
}

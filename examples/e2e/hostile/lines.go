package hostile

import (
	"fmt"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// lines are answers that are no HTTP, or break it.
func lines(to string) []Answer {
	body := Good()
	chunk := func(n int, s string) string { return fmt.Sprintf("%x\r\n%s\r\n", n, s) }
	table := []struct{ name, raw string }{
		{"no answer", ""},
		{"no HTTP", body},
		{"half a status line", "HTTP/1.1 20"},
		{"HTTP of no version", "HTTP/9.9 200 OK\r\n\r\n" + body},
		{"no status", "HTTP/1.1 OK\r\n\r\n" + body},
		{"a negative status", "HTTP/1.1 -200 OK\r\n\r\n" + body},
		{"status 0", "HTTP/1.1 000 OK\r\n\r\n" + body},
		{"status 100 and no more", "HTTP/1.1 100 Continue\r\n\r\n"},
		{"status 101", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: nonsense\r\n\r\n"},
		{"status 103 before it", "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + body},
		{"status 204 with a body", "HTTP/1.1 204 No Content\r\nContent-Length: 10\r\n\r\n" + body},
		{"status 304 with a body", "HTTP/1.1 304 Not Modified\r\n\r\n" + body},
		{"fewer bytes than said", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body},
		{"more bytes than said", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + body},
		{"a length below nothing", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + body},
		{"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Length: 20\r\n\r\n" + body},
		{"a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + body},
		{"a chunk that is shorter", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(len(body)+10, body)},
		{"no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(len(body), body)},
		{"a chunk without a size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n" + body},
		{"a header without a name", "HTTP/1.1 200 OK\r\n: x\r\n\r\n" + body},
		{"a header with a NUL", "HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n" + body},
		{"gzip that ends early", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00"},
	}
	var out []Answer
	for _, t := range table {
		out = append(out, Answer{Name: "the line has " + t.name, To: to, Break: rig.Break{Raw: []byte(t.raw)}})
	}
	return out
}

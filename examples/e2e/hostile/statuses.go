package hostile

import (
	"fmt"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

// codes are statuses of every class, those that nobody should send included.
var codes = []int{
	201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 304, 305, 306, 310,
	400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 414, 415, 416, 417, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 499,
	500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 525, 598, 599, 600, 777, 999,
}

// complaints are bodies of errors, few of them as they should be.
var complaints = []string{
	`{"errors": [{"code": "no", "message": "No."}]}`, page, ``, `{"errors": {"code": "no"}}`, `{"errors": "no"}`, `{"errors": [null, 7, [[]], {"code": {}, "message": []}]}`,
	`{"error": "no"}`, `[{"errors": []}]`, `{"errors": [`, `null`, "\xff\xfe",
}

// statuses are answers with the statuses, each with one of the bodies; those to a
// ping have a good one as well.
func statuses(to string) []Answer {
	var out []Answer
	for i, code := range codes {
		bodies := []string{complaints[i%len(complaints)]}
		if to == wire.Ping {
			bodies = append(bodies, Good())
		}
		for j, body := range bodies {
			if code == 204 || code == 205 || code == 304 {
				body = "" // what else comes is in lines
			}
			out = append(out, Answer{
				Name: fmt.Sprintf("status %d, body %d", code, j), To: to,
				Break: rig.Break{Status: code, Header: kind("application/json"), Body: []byte(body)},
			})
		}
	}
	return out
}

// pauses are answers that ask to be left alone for a time that makes no sense.
func pauses(to string) []Answer {
	var out []Answer
	for i, after := range []string{
		"0", "-1", "-99999999999999999999", "99999999999999999999", "1e9", "NaN", "soon", "1.5", "10, 20", "\t5\t", "0x10",
		"Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 99 Nov 2094 99:99:99 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "2094-11-06T08:49:37Z",
	} {
		out = append(out, Answer{
			Name: fmt.Sprintf("Retry-After is %q", after), To: to,
			Break: rig.Break{Status: []int{503, 429}[i%2], RetryAfter: after},
		})
	}
	return out
}

package hostile

import (
	"fmt"
	"math/rand/v2"

	"github.com/entryphone/entryphone/sdk/wire"
)

// noise are good answers in which some bytes are not what they were.
func noise(random *rand.Rand) []Answer {
	const structure = `{}[]",:\0-eE.tfn`
	var out []Answer
	for i := range 60 {
		body := []byte(WithPost(fmt.Sprintf("noise-%d", i)))
		for range 1 + random.IntN(8) {
			at := random.IntN(len(body))
			switch random.IntN(4) {
			case 0:
				body[at] = byte(random.IntN(256))
			case 1:
				body[at] = structure[random.IntN(len(structure))]
			case 2:
				body = append(body[:at], body[min(len(body), at+1+random.IntN(20)):]...)
			default:
				end := min(len(body), at+1+random.IntN(40))
				body = append(body[:end:end], body[at:]...)
			}
			if len(body) == 0 {
				break
			}
		}
		out = append(out, ok(wire.Ping, fmt.Sprintf("noise %d", i), string(body)))
	}
	return out
}

package static

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhatAClientTakes(t *testing.T) {
	for accept, want := range map[string][]string{
		"":                         nil,
		"identity":                 nil,
		"gzip, deflate, br, zstd":  {"br", "gzip"},
		"gzip;q=1.0, br ; q = 0.1": {"br", "gzip"},
		"br;q=0, gzip":             {"gzip"},
		"*":                        {"br", "gzip"},
		"*;q=0":                    nil,
		"*, gzip;q=0":              {"br"},
		"GZIP":                     {"gzip"},
		"br;q=x":                   nil,
		"sbr, gzipped":             nil,
	} {
		var got []string
		for _, e := range encodings(accept) {
			got = append(got, e.name)
		}
		assert.Equal(t, want, got, accept)
	}
}

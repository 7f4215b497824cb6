package ascii_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/stretchr/testify/assert"
)

func TestLowerChangesTheLettersOfASCIIOnly(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "HTTPS": "https", "aZ@[`{": "az@[`{", "ÄÖİ\u212a": "ÄÖİ\u212a", "ada@Example.COM": "ada@example.com", "\xff\x00A": "\xff\x00a",
	} {
		assert.Equal(t, want, ascii.Lower(in))
	}
}

func TestValidReplacesWhatIsNotUTF8(t *testing.T) {
	for in, want := range map[string]string{"": "", "ü😀": "ü😀", "a\xffb": "a\uFFFDb", "\xe2\x82": "\uFFFD\uFFFD", "\uFFFD": "\uFFFD"} {
		assert.Equal(t, want, ascii.Valid(in))
		assert.True(t, utf8.ValidString(ascii.Valid(in)))
	}
	long := strings.Repeat("ü", 40)
	assert.True(t, utf8.ValidString(ascii.Valid(long[:41])), "cut in the middle of a letter")
}

func TestIndexAndCutAreThoseOfStrings(t *testing.T) {
	for _, s := range []string{"", "a", "=", "a=b", "a==b=", "aaab", "ü=ü"} {
		for _, sep := range []string{"", "=", "==", "a", "aab", "longer than any", "ü"} {
			before, after, found := ascii.Cut(s, sep)
			wantBefore, wantAfter, wantFound := strings.Cut(s, sep)
			assert.Equal(t, []any{wantBefore, wantAfter, wantFound}, []any{before, after, found}, "%q %q", s, sep)
			assert.Equal(t, strings.Index(s, sep), ascii.Index(s, sep), "%q %q", s, sep)
		}
	}
}

func TestTrimTakesASCIIWhiteSpaceFromTheEnds(t *testing.T) {
	for in, want := range map[string]string{"": "", " ": "", "a b": "a b", "\t\r\n a b \n": "a b", "a": "a", " ü ": "ü", "\u00a0a": "\u00a0a"} {
		assert.Equal(t, want, ascii.Trim(in), "%q", in)
	}
}

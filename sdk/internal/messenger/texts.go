package messenger

import "github.com/entryphone/entryphone/sdk/internal/ascii"

// Texts are the messenger's words in one language, and what hour it is where they
// are read.
type Texts struct {
	Lang   string // BCP 47
	RTL    bool
	Offset int // seconds east of UTC
	lines  []string

	// Most is how many parts of a conversation, about, are drawn at once for the first
	// time; 0 is all of them.
	Most int

	// What is drawn once in these words.
	drawn map[string]drawn // stretches of the conversation on the screen, by the first part's Key
	keys  []uint64         // room for those of stretches, and
	list  []stretch        // for these
	panel *Node            // of emoji
}

// TextsOf chooses the first of the languages that is known, as it is or without its
// region, and English where none is. own has a site's words: by language, then by the
// English ones in whose place they stand. It may have languages of its own.
func TextsOf(own map[string]map[string]string, langs ...string) *Texts {
	for _, lang := range langs {
		for lang = Tag(lang); lang != ""; lang = wider(lang) {
			lines, known := languages[lang]
			if known || own[lang] != nil {
				return textsOf(lang, lines, own[lang])
			}
		}
	}
	return textsOf("en", english, own["en"])
}

func textsOf(lang, lines string, own map[string]string) *Texts {
	t := &Texts{Lang: lang, RTL: ascii.Index(" ar he fa ur ps yi ", " "+primary(lang)+" ") >= 0, lines: split(lines, "\n")}
	for i, words := range split(english, "\n") {
		if i >= len(t.lines) {
			t.lines = append(t.lines, words)
		}
		if s := own[words]; s != "" {
			t.lines[i] = s
		}
	}
	return t
}

// Tag is a language's name as BCP 47 has it, in small letters: pages write de_AT, too.
func Tag(lang string) string {
	out := []byte(ascii.Lower(ascii.Trim(lang)))
	for i, c := range out {
		if c == '_' {
			out[i] = '-'
		}
	}
	return string(out)
}

// wider takes the last part off a language's name.
func wider(lang string) string {
	for i := len(lang) - 1; i > 0; i-- {
		if lang[i] == '-' {
			return lang[:i]
		}
	}
	return ""
}

func primary(lang string) string {
	first, _, _ := ascii.Cut(lang, "-")
	return first
}

// split never returns an empty last piece.
func split(s, sep string) []string {
	var out []string
	for s != "" {
		var piece string
		piece, s, _ = ascii.Cut(s, sep)
		out = append(out, piece)
	}
	return out
}

// say returns the words; each % in them is one of the arguments, in their order.
func (t *Texts) say(w word, args ...string) string {
	s, out := t.lines[w], ""
	for _, arg := range args {
		before, after, _ := ascii.Cut(s, "%")
		out, s = out+before+arg, after
	}
	return out + s
}

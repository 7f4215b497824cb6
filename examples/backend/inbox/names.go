package inbox

import (
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

// name is what a person is called here.
func name(c *contacts.Contact) string {
	for _, candidate := range []string{c.Name, c.Email, c.UserID} {
		if strings.TrimSpace(candidate) != "" {
			return candidate
		}
	}
	return "Visitor " + c.ID[:min(len(c.ID), 6)]
}

// face stands for a picture: those of people would be loaded from anywhere.
type face struct {
	Initials string
	Tint     int // one of few colours, always the same for a person
}

const tints = 5

func faceOf(c *contacts.Contact) face {
	h := fnv.New32a()
	h.Write([]byte(c.ID)) // never fails
	return face{initials(name(c)), int(h.Sum32() % tints)}
}

// initials are the first letters of the first and the last word.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return "?"
	}
	out := first(words[0])
	if len(words) > 1 && !strings.Contains(name, "@") {
		out += first(words[len(words)-1])
	}
	return strings.ToUpper(out)
}

func first(word string) string {
	for _, r := range word {
		return string(r)
	}
	return ""
}

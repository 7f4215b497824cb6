package messenger

import (
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// mostFaces are shown in a row.
const mostFaces = 3

// face is somebody's picture, or else a letter; the name stands beside it.
func (v *view) face(a *wire.Author) *Node {
	n := el("span|class=face|aria-hidden=true").say(v.initial(a.Name))
	if src := safeURL(a.Avatar, v.base); src != "" {
		n.add(el("img|src=%|alt=|loading=lazy|referrerpolicy=no-referrer", src))
	}
	return n
}

func (v *view) faces(authors []wire.Author) *Node {
	n := el("span|class=faces")
	for i := range min(len(authors), mostFaces) {
		n.add(v.face(&authors[i]))
	}
	return n
}

// initial is the first letter of a name, or of whom it stands for.
func (v *view) initial(name string) string {
	for _, s := range [...]string{name, v.Workspace, v.say(wTeam)} {
		if s = ascii.Trim(s); s != "" {
			r, _ := utf8.DecodeRuneInString(s)
			return string(r)
		}
	}
	return ""
}

// team are those of the authors who answer.
func team(authors []wire.Author) []wire.Author {
	var out []wire.Author
	for _, a := range authors {
		if a.Team() {
			out = append(out, a)
		}
	}
	return out
}

// first is a stranger where there is nobody.
func first(authors []wire.Author) *wire.Author {
	if len(authors) == 0 {
		return &wire.Author{}
	}
	return &authors[0]
}

// nameOfTeam is who somebody talks to.
func (v *view) nameOfTeam(authors []wire.Author) string {
	out, more := "", 0
	for i, a := range authors {
		switch {
		case a.Name == "":
		case i >= mostFaces:
			more++
		case out == "":
			out = a.Name
		default:
			out += ", " + a.Name
		}
	}
	if more > 0 {
		return out + " +" + count(more)
	}
	return or(out, or(v.Workspace, v.say(wTeam)))
}

func (v *view) nameOfAuthor(a *wire.Author) string {
	if !a.Team() {
		return v.say(wYou)
	}
	return or(a.Name, or(v.Workspace, v.say(wTeam)))
}

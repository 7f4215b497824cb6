package messenger

import (
	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// Spoken is what a screen reader says of a part that came in.
func Spoken(p *talk.Part, workspace string, t *Texts) string {
	v := view{State: &talk.State{Workspace: workspace}, Texts: t}
	return v.nameOfAuthor(&p.Author) + ": " + v.summary(p)
}

// summary is a part in one line of text.
func (v *view) summary(p *talk.Part) string {
	for _, b := range p.Blocks {
		switch {
		case b.Type == "image":
			return v.say(wImage)
		case b.Type == "video":
			return v.say(wVideo)
		case b.Type == "rating":
			return v.say(wRate)
		case b.Type == "list" && len(b.Items) > 0:
			return line(b.Items[0])
		case b.Text+b.Name != "":
			return line(or(b.Text, b.Name))
		}
	}
	for _, f := range p.Files {
		return f.Name
	}
	return v.event(p)
}

// longestLine is how many bytes of a text are looked at for its summary.
const longestLine = 240

// line is the beginning of a text, without its marks.
func line(s string) string {
	if len(s) > longestLine {
		end := longestLine
		for end > 0 && s[end]&0xc0 == 0x80 { // within a letter
			end--
		}
		s = s[:end] + "…"
	}
	return ascii.Trim(Node{Kids: inline(s, "")}.words())
}

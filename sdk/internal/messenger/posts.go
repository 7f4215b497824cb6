package messenger

import "github.com/entryphone/entryphone/sdk/wire"

// Posts is the list of posts that a person has before them. The zero Posts is
// empty.
type Posts struct {
	list      []wire.Content
	seen      []string
	dismissed []string
}

// Set takes over what the backend wants shown now, without what was dismissed.
func (p *Posts) Set(contents []wire.Content, dismissed []string) {
	p.dismissed = append(p.dismissed, dismissed...)
	p.list = nil
	for _, c := range contents {
		if c.Type == wire.TypePost && !contains(p.dismissed, c.ID) {
			p.list = append(p.list, c)
		}
	}
}

// List is what is to be shown, in order.
func (p *Posts) List() []wire.Content { return p.list }

// Dismiss takes a post away for good.
func (p *Posts) Dismiss(id string) { p.Set(p.list, []string{id}) }

// Unseen returns the ids that are shown for the first time, and counts them as
// seen from now on.
func (p *Posts) Unseen() []string {
	var out []string
	for _, c := range p.list {
		if !contains(p.seen, c.ID) {
			out = append(out, c.ID)
		}
	}
	p.seen = append(p.seen, out...)
	return out
}

// contains is what slices has for it, without the generic functions below that.
func contains(list []string, id string) bool {
	for _, e := range list {
		if e == id {
			return true
		}
	}
	return false
}

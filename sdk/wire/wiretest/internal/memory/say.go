package memory

import (
	"net/http"
	"strconv"
	"strings"
)

var (
	errNoTalk  = &failure{status: http.StatusNotFound, code: "conversation_not_found"}
	errNothing = &failure{status: http.StatusBadRequest, code: "invalid_field", field: "blocks"}
	errTaken   = &failure{status: http.StatusBadRequest, code: "invalid_field", field: "client_assigned_uuid"}
)

// questions are the requests that have a name of their own, did what is done in one
// conversation.
var (
	questions = map[string]func(*Backend, *call, *contact) (any, error){
		"open": (*Backend).home, "home": (*Backend).home, "conversations": (*Backend).talks, "messages": (*Backend).start,
	}
	did = map[string]func(b *Backend, c *call, who *contact, id string) (any, error){"": (*Backend).show, "reply": (*Backend).reply, "read": (*Backend).readAll}
)

// answerTalk answers who is there.
func (b *Backend) answerTalk(w http.ResponseWriter, c *call, answer func(*Backend, *call, *contact) (any, error)) error {
	person, err := b.identify(c)
	if err != nil && !b.defects[TalkUnproven] {
		return err
	}
	v, err := answer(b, c, b.resolve(c, person))
	if err == nil {
		b.write(w, http.StatusOK, v)
	}
	return err
}

func (b *Backend) home(c *call, who *contact) (any, error) {
	v, err := b.talks(c, who)
	if home := v.(object); !b.defects[HomeWithoutSpaces] {
		home["spaces"] = []any{"home", "messages"}
	}
	return v, err
}

func (b *Backend) talks(c *call, who *contact) (any, error) {
	page, _ := strconv.Atoi(c.form.Get("page"))
	if page < 1 || b.defects[PageIgnored] {
		page = 1
	}
	size, _ := strconv.Atoi(c.form.Get("per_page"))
	if size < 1 {
		size = 20
	}
	all, list := b.talksOf(c, who), []any{}
	from, to := min(len(all), (page-1)*size), min(len(all), page*size)
	for _, t := range all[from:to] {
		list = append(list, b.published(t, true))
	}
	return object{"conversations": list, "has_more_conversations": to < len(all), "unread_conversation_ids": b.unread(c, who)}, nil
}

func (b *Backend) show(c *call, who *contact, id string) (any, error) {
	t, err := b.find(c, who, id)
	if err != nil {
		return nil, err
	}
	return b.published(t, false), nil
}

func (b *Backend) readAll(c *call, who *contact, id string) (any, error) {
	t, err := b.find(c, who, id)
	if err == nil {
		t.unread = false
	}
	return object{}, err
}

func (b *Backend) start(c *call, who *contact) (any, error) {
	if t, _, err := b.before(c, who); t != nil || err != nil {
		return b.orNil(t), err
	}
	p, err := b.message(c)
	if err != nil {
		return nil, err
	}
	if who.role == "visitor" && !b.defects[WriterStaysVisitor] {
		who.role = "lead"
	}
	t := &talk{id: "talk-" + strconv.Itoa(len(c.app.talks)), contact: who.id, state: "open", began: int64(len(c.app.talks))}
	b.note(c, c.app.say(t, p))
	return b.published(t, false), nil
}

func (b *Backend) orNil(t *talk) any {
	if t == nil {
		return nil
	}
	return b.published(t, false)
}

func (b *Backend) reply(c *call, who *contact, id string) (any, error) {
	t, err := b.find(c, who, id)
	if err != nil {
		return nil, err
	}
	if t, p, err := b.before(c, who); t != nil || err != nil {
		if b.defects[RepeatedReplyNew] {
			p.id += "-again"
		}
		return p.published(t), err
	}
	p, err := b.message(c)
	if err != nil {
		return nil, err
	}
	if !b.defects[StaysClosed] {
		t.state = "open"
	}
	p = c.app.say(t, p)
	b.note(c, p)
	return p.published(t), nil
}

// message reads what is said.
func (b *Backend) message(c *call) (part, error) {
	p := part{uuid: c.form.Get("client_assigned_uuid"), blocks: []any{}}
	var holder struct{ Blocks []object }
	if text := c.form.Get("blocks"); text != "" {
		wrapped := *c
		wrapped.form = map[string][]string{"blocks": {`{"blocks":` + text + `}`}}
		if err := b.decode(wrapped.form, "blocks", &holder); err != nil && !b.defects[BlocksUnchecked] {
			return p, errNothing
		}
	}
	for _, one := range holder.Blocks {
		p.blocks = append(p.blocks, one)
	}
	if len(p.blocks) == 0 && !b.defects[BlocksUnchecked] {
		return p, errNothing
	}
	return p, nil
}

// before finds what the message added when it came before.
func (b *Backend) before(c *call, who *contact) (*talk, part, error) {
	for _, name := range b.namesOf(c) {
		for _, t := range c.app.talks {
			for _, p := range t.parts {
				switch {
				case p.id != c.app.made[name]:
				case t.contact != who.id && !b.defects[UUIDLeaks]:
					return nil, part{}, errTaken
				default:
					return t, p, nil
				}
			}
		}
	}
	return nil, part{}, nil
}

// note keeps what came of a message.
func (b *Backend) note(c *call, p part) {
	for _, name := range b.namesOf(c) {
		if b.defects[KeyTwiceInParallel] || b.defects[UUIDTwiceInParallel] {
			if _, once, _ := strings.Cut(name, " "); !b.overlap.alone(once) {
				continue
			}
		}
		c.app.made[name] = p.id
	}
}

// namesOf are what a message is known again by.
func (b *Backend) namesOf(c *call) []string {
	var out []string
	if uuid := c.form.Get("client_assigned_uuid"); uuid != "" && !b.defects[UUIDIgnored] {
		out = append(out, "uuid "+uuid)
	}
	if c.key != "" && !b.defects[IgnoresKeys] {
		out = append(out, "key "+c.key)
	}
	return out
}

// email keeps the address of a visitor.
func (b *Backend) email(w http.ResponseWriter, c *call) error {
	person, err := b.identify(c)
	if err != nil {
		return err
	}
	email := c.form.Get("email")
	if !strings.Contains(email, "@") && !b.defects[AnyEmail] {
		return &failure{status: http.StatusBadRequest, code: "invalid_field", field: "email"}
	}
	if b.defects[EmailLogsIn] {
		person = who{email: email}
	}
	if one := b.resolve(c, person); one.role != "user" {
		one.role = "lead"
		if !b.defects[EmailNotKept] {
			one.email = email
		}
	}
	b.write(w, http.StatusOK, object{})
	return nil
}

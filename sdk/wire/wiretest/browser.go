package wiretest

import "maps"

// browser is what a client keeps between its requests to one workspace.
type browser struct {
	p         *probe
	app       string
	anonymous string
	session   string
	load      string
	device    string
	identity  attrs // goes with every request
}

// browser returns one that the backend has never seen.
func (p *probe) browser() *browser { return p.browserOf(p.App) }

func (p *probe) browserOf(app string) *browser {
	return &browser{p: p, app: app, anonymous: uuid(), load: uuid(), device: uuid()}
}

// call is a new request, with a key of its own.
func (b *browser) call(name string, data attrs) call {
	c := call{
		name: name, app: b.app, page: b.p.Page, load: b.load, device: b.device,
		anonymous: b.anonymous, session: b.session, key: digits(8), data: attrs{},
	}
	if name == pingName {
		c.source = sources[1]
	}
	maps.Copy(c.data, b.identity)
	maps.Copy(c.data, data)
	return c
}

// post sends a request that has to be answered, whatever the answer.
func (b *browser) post(name string, data attrs, edits ...edit) answer {
	return b.p.send(b.p.post(b.call(name, data), edits...))
}

// ping sends a ping that has to succeed, and keeps what a client would keep.
func (b *browser) ping(data attrs) person { return b.deliver(b.call(pingName, data)) }

func (b *browser) deliver(c call) person {
	who := b.p.known(b.p.send(b.p.post(c)))
	if who.session != "" {
		b.session = who.session
	}
	if who.anonymous != "" {
		b.anonymous = who.anonymous
	}
	return who
}

// named signs a user in: the identity goes with this and all later requests.
func (b *browser) named(identity attrs) person {
	b.identity = identity
	return b.ping(nil)
}

// known reads a ping that has to have succeeded.
func (p *probe) known(a answer) person {
	p.succeeded(a)
	who, err := readPerson(a.body)
	if err != nil {
		p.fail("%v: %v", a, err)
	}
	p.holds(who.id != "", "%v: user.id is no string or number", a)
	return who
}

// track sends events that have to be taken.
func (b *browser) track(events ...event) { b.p.succeeded(b.p.send(b.p.post(b.tracking(events...)))) }

func (b *browser) tracking(events ...event) call {
	c := b.call(eventsName, nil)
	c.events = events
	return c
}

package wiretest

var keyChecks = []check{
	{"idempotency/retry-is-answered", 7, nil, keyRetryAnswered},
	{"idempotency/late-retry", 7, []need{needsToken}, keyLateRetry},
	{"idempotency/in-sequence", 7, []need{needsToken}, keyInSequence},
	{"idempotency/in-parallel", 7, []need{needsToken}, keyInParallel},
	{"idempotency/new-person-in-parallel", 7, nil, keyNewPersonInParallel},
	{"idempotency/event-id", 7, []need{needsToken}, keyEventID},
	{"idempotency/event-id-in-parallel", 7, []need{needsToken}, keyEventIDInParallel},
}

// The client repeats a ping whose answer was lost, and needs that answer.
func keyRetryAnswered(p *probe) {
	b := p.browser()
	c := b.call(pingName, attrs{"user_id": fresh("user")})
	first := p.known(p.send(p.post(c)))
	again := p.send(p.post(c))
	who := p.known(again)
	p.fits(again, pingAnswer)
	p.holds(who.id == first.id, "a ping that was sent twice is of %s, then of %s", first.id, who.id)
}

// A retry that comes late, after what the page said next, changes nothing.
func keyLateRetry(p *probe) {
	b := p.browser()
	b.identity = attrs{"user_id": fresh("user")}
	first := b.call(pingName, attrs{"wiretest_plan": "first"})
	who := b.deliver(first)
	b.ping(attrs{"wiretest_plan": "second"})
	plan := func() any { return p.contact(who.id).Custom["wiretest_plan"] }
	p.eventually(func() bool { return plan() == "second" }, func() string { return "a custom attribute is not stored" })
	b.deliver(first)
	p.holds(plan() == "second", "a ping with an Idempotency-Key that was there before is carried out again: it undid the ping after it")
}

// The key alone says that a request is a repetition: the session in it, say, may
// have changed in between. Here it is the event that differs, so that what is seen
// is the key's doing and not the event id's.
func sameKey(b *browser, n int) []request {
	key, list := digits(8), []request{}
	for range n {
		c := b.tracking(newEvent("wiretest-same-key", nil))
		c.key = key
		list = append(list, b.p.post(c))
	}
	return list
}

func keyInSequence(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	for i, r := range sameKey(b, 2) {
		if a := p.send(r); i == 0 {
			p.succeeded(a)
		} else {
			p.survived(a, "an Idempotency-Key for the second time")
		}
	}
	n := len(p.events(who, 1))
	p.holds(n == 1, "two requests with one Idempotency-Key, one after the other, had %d effects", n)
}

func keyInParallel(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	for _, a := range p.atOnce(sameKey(b, repeated)) {
		p.survived(a, "an Idempotency-Key in parallel")
	}
	n := len(p.events(who, 1))
	p.holds(n == 1, "%d requests with one Idempotency-Key at once had %d effects", repeated, n)
}

func keyNewPersonInParallel(p *probe) {
	b := p.browser()
	r := p.post(b.call(pingName, nil))
	list := make([]request, repeated)
	for i := range list {
		list[i] = r
	}
	p.onePerson(p.atOnce(list), "one ping of a new visitor, sent several times at once")
}

// onePerson fails unless all pings were of the same person.
func (p *probe) onePerson(answers []answer, what string) person {
	first := p.known(answers[0])
	for _, a := range answers[1:] {
		other := p.known(a)
		p.holds(other.id == first.id, "%s: it is %s, and %s", what, first.id, other.id)
	}
	return first
}

func sameEvent(b *browser, n int) []request {
	e, list := newEvent("wiretest-same-event", nil), []request{}
	for range n {
		list = append(list, b.p.post(b.tracking(e)))
	}
	return list
}

func keyEventID(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	for _, r := range sameEvent(b, 2) {
		p.succeeded(p.send(r))
	}
	n := len(p.events(who, 1))
	p.holds(n == 1, "the event of one id, in two requests with keys of their own, is stored %d times", n)
}

func keyEventIDInParallel(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	for _, a := range p.atOnce(sameEvent(b, repeated)) {
		p.succeeded(a)
	}
	n := len(p.events(who, 1))
	p.holds(n == 1, "the event of one id, in %d requests at once, is stored %d times", repeated, n)
}

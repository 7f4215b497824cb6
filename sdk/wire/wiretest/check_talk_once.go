package wiretest

import "slices"

var saidOnceChecks = []check{
	{"conversations/uuid-in-sequence", 7, nil, uuidInSequence},
	{"conversations/uuid-in-parallel", 7, nil, uuidInParallel},
	{"conversations/key-in-sequence", 7, nil, messageKeyInSequence},
	{"conversations/key-in-parallel", 7, nil, messageKeyInParallel},
	{"conversations/reply-once", 7, nil, replyOnce},
}

// sameMessage is a message several times: by its client_assigned_uuid, under keys of
// their own, or by its key, without one.
func sameMessage(b *browser, n int, field string) []request {
	edits := []edit{with("client_assigned_uuid", uuid())}
	if field == "Idempotency-Key" {
		edits = []edit{without("client_assigned_uuid"), with(field, digits(8))}
	}
	list := make([]request, n)
	for i := range list {
		list[i] = b.message(messagesName, "said once", edits...)
	}
	return list
}

// oneTalk fails unless all answers are the one conversation that the person has.
func oneTalk(b *browser, answers []answer, what string) {
	p := b.p
	first := p.begun(answers[0])
	for _, a := range answers[1:] {
		again := p.begun(a)
		p.holds(again.id == first.id, "%s began %s, and %s", what, first.id, again.id)
	}
	list, _ := b.list()
	p.holds(len(list) == 1, "%s began %d conversations", what, len(list))
	said := b.reads(first.id).said
	p.holds(len(said) == 1, "%s is in the conversation %d times", what, len(said))
}

func inSequence(p *probe, field string) (answers []answer, b *browser) {
	b = p.talker()
	for _, r := range sameMessage(b, 2, field) {
		answers = append(answers, p.send(r))
	}
	return answers, b
}

func uuidInSequence(p *probe) {
	answers, b := inSequence(p, "client_assigned_uuid")
	oneTalk(b, answers, "a message with one client_assigned_uuid, sent twice,")
}

func uuidInParallel(p *probe) {
	b := p.talker()
	oneTalk(b, p.atOnce(sameMessage(b, repeated, "client_assigned_uuid")), "a message with one client_assigned_uuid, sent several times at once,")
}

func messageKeyInSequence(p *probe) {
	answers, b := inSequence(p, "Idempotency-Key")
	oneTalk(b, answers, "a message with one Idempotency-Key, sent twice,")
}

func messageKeyInParallel(p *probe) {
	b := p.talker()
	oneTalk(b, p.atOnce(sameMessage(b, repeated, "Idempotency-Key")), "a message with one Idempotency-Key, sent several times at once,")
}

// A reply comes back with the same part, whichever of the two says that it is the same.
func replyOnce(p *probe) {
	b := p.talker()
	t := b.begins("one")
	for _, edits := range [][]edit{{with("client_assigned_uuid", uuid())}, {without("client_assigned_uuid"), with("Idempotency-Key", digits(8))}} {
		first, again := b.replies(t.id, "two", edits...), b.replies(t.id, "two", edits...)
		p.holds(first == again, "a reply that was sent twice is part %s, then %s", first, again)
	}
	said := b.reads(t.id).said
	p.holds(slices.Equal(said, []string{"one", "two", "two"}), "two replies, each sent twice, are %q", said)
}

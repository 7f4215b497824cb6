package wiretest

var contentChecks = []check{
	{"content/reported", 7, nil, contentReported},
	{"content/unknown", 7, nil, contentUnknown},
}

// What a person did with content that is shown to them is taken.
func contentReported(p *probe) {
	b := p.browser()
	shown := b.ping(nil).content
	if len(shown) == 0 {
		p.skip("the backend shows a new visitor nothing on %s", p.Page)
	}
	c := shown[0]
	p.holds(len(contentEvents[c.kind]) > 0, "content of an unknown type, %q, is shown", c.kind)
	for _, event := range contentEvents[c.kind] {
		a := b.post(contentName(c.kind, c.id, event), nil)
		p.succeeded(a)
		p.fits(a, anyObject)
	}
}

// Content may be gone by the time that it is reported on.
func contentUnknown(p *probe) {
	b := p.browser()
	b.ping(nil)
	p.survived(b.post(contentName("post", fresh("post"), "seen"), nil), "content that does not exist")
}

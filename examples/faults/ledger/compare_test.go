package ledger

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// base is two users with a contact each, and a visitor with another.
func base() (*Ledger, Stored) {
	l := New()
	l.People["a"] = &Person{UserID: "a-1"}
	l.People["b"] = &Person{UserID: "b-1"}
	l.People["v1"] = &Person{}
	l.Visitors = 1
	return l, Stored{Contacts: []Contact{{ID: "A", UserID: "a-1"}, {ID: "B", UserID: "b-1"}, {ID: "V"}}}
}

// event is one in a document where the program runs.
func event(who, key string, seq int) *Entry {
	return &Entry{Kind: Event, Who: who, Key: key, Doc: "1", Seq: seq, Settled: seq}
}

func view(who, url, doc string) *Entry {
	return &Entry{Kind: View, Who: who, Key: url, Doc: doc}
}

func attribute(who string, n, seq int) *Entry {
	return &Entry{Kind: Attribute, Who: who, Key: "n", Value: n, Doc: "1", Seq: seq, Settled: seq}
}

func unsure(e *Entry) *Entry {
	e.Unsure = true
	return e
}

func in(doc string, settled int, e *Entry) *Entry {
	e.Doc, e.Settled = doc, settled
	return e
}

// wrongs are the distinct wrongs of a verdict.
func wrongs(v Verdict) []Wrong {
	var out []Wrong
	for _, w := range Wrongs {
		if v.Count(w) > 0 {
			out = append(out, w)
		}
	}
	return out
}

func TestEvents(t *testing.T) {
	tests := map[string]struct {
		called []*Entry
		stored []Row
		want   []Wrong
	}{
		"stored once":             {[]*Entry{event("a", "1", 1)}, []Row{{"A", "1", 5}}, nil},
		"not stored":              {[]*Entry{event("a", "1", 1)}, nil, []Wrong{Lost}},
		"unsure and not stored":   {[]*Entry{unsure(event("a", "1", 1))}, nil, nil},
		"unsure and stored":       {[]*Entry{unsure(event("a", "1", 1))}, []Row{{"A", "1", 5}}, nil},
		"unsure and stored twice": {[]*Entry{unsure(event("a", "1", 1))}, []Row{{"A", "1", 5}, {"A", "1", 5}}, []Wrong{Doubled}},
		"stored twice":            {[]*Entry{event("a", "1", 1)}, []Row{{"A", "1", 5}, {"A", "1", 5}}, []Wrong{Doubled}},
		"with another user":       {[]*Entry{event("a", "1", 1)}, []Row{{"B", "1", 5}}, []Wrong{Mixed}},
		"a visitor's with a user": {[]*Entry{event("v1", "1", 1)}, []Row{{"A", "1", 5}}, []Wrong{Mixed}},
		"a user's with a visitor": {[]*Entry{event("a", "1", 1)}, []Row{{"V", "1", 5}}, []Wrong{Mixed}},
		"nobody knows whose":      {[]*Entry{event("", "1", 1)}, []Row{{"B", "1", 5}}, nil},
		"never called":            {nil, []Row{{"A", "1", 5}}, []Wrong{Mixed}},
		"in the same second":      {[]*Entry{event("a", "1", 1), event("a", "2", 2)}, []Row{{"A", "2", 5}, {"A", "1", 5}}, nil},
		"out of order":            {[]*Entry{event("a", "1", 1), event("a", "2", 2)}, []Row{{"A", "1", 6}, {"A", "2", 5}}, []Wrong{Disordered}},
		"unsure and late":         {[]*Entry{unsure(event("a", "1", 1)), event("a", "2", 2)}, []Row{{"A", "1", 6}, {"A", "2", 5}}, nil},
		"of two people":           {[]*Entry{event("a", "1", 1), event("b", "2", 2)}, []Row{{"A", "1", 6}, {"B", "2", 5}}, nil},
		"two visitors' in one contact": {
			[]*Entry{event("v1", "1", 1), event("v2", "2", 2)}, []Row{{"V", "1", 5}, {"V", "2", 5}}, []Wrong{Mixed},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l, s := base()
			l.People["v2"] = &Person{}
			l.Entries, s.Events = test.called, test.stored
			v := l.Compare(s)
			assert.Equal(t, test.want, wrongs(v), v)
		})
	}
}

// A call in one tab is behind one in another only once that has taken effect.
func TestTheOrderOfTabsIsAssertedWhereThereIsOne(t *testing.T) {
	tests := map[string]struct {
		first    *Entry
		oneByOne bool
		want     []Wrong
	}{
		"taken effect":           {in("1", 1, event("a", "1", 1)), false, []Wrong{Disordered}},
		"waiting":                {in("1", 9, event("a", "1", 1)), false, nil},
		"waiting for ever":       {in("1", Never, event("a", "1", 1)), false, nil},
		"waiting, in one tab":    {in("1", Never, event("a", "1", 1)), true, []Wrong{Disordered}},
		"waiting, same document": {in("2", Never, event("a", "1", 1)), false, []Wrong{Disordered}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l, s := base()
			l.OneByOne = test.oneByOne
			l.Entries = []*Entry{test.first, in("2", 2, event("a", "2", 2))}
			s.Events = []Row{{"A", "1", 6}, {"A", "2", 5}}
			assert.Equal(t, test.want, wrongs(l.Compare(s)))
		})
	}
}

func TestAttributes(t *testing.T) {
	tests := map[string]struct {
		called []*Entry
		stored map[string]any // of a
		want   []Wrong
	}{
		"the last value":           {[]*Entry{attribute("a", 1, 1), attribute("a", 2, 2)}, map[string]any{"n": 2.0}, nil},
		"one before":               {[]*Entry{attribute("a", 1, 1), attribute("a", 2, 2)}, map[string]any{"n": 1.0}, []Wrong{Lost}},
		"none":                     {[]*Entry{attribute("a", 1, 1)}, nil, []Wrong{Lost}},
		"none of an unsure one":    {[]*Entry{unsure(attribute("a", 1, 1))}, nil, nil},
		"the one before an unsure": {[]*Entry{attribute("a", 1, 1), unsure(attribute("a", 2, 2))}, map[string]any{"n": 1.0}, nil},
		"an unsure one":            {[]*Entry{attribute("a", 1, 1), unsure(attribute("a", 2, 2))}, map[string]any{"n": 2.0}, nil},
		"another's":                {[]*Entry{attribute("b", 1, 1)}, map[string]any{"n": 1.0}, []Wrong{Lost, Mixed}},
		"nobody's":                 {nil, map[string]any{"n": 7.0}, []Wrong{Mixed}},
		"either of two tabs": {
			[]*Entry{in("1", Never, attribute("a", 1, 1)), in("2", 2, attribute("a", 2, 2))}, map[string]any{"n": 1.0}, nil,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l, s := base()
			l.Entries = test.called
			s.Contacts[0].Custom = test.stored
			v := l.Compare(s)
			assert.Equal(t, test.want, wrongs(v), v)
		})
	}
}

func TestAVisitorsAttributesAreWithTheContactThatHasTheirThings(t *testing.T) {
	for name, test := range map[string]struct {
		custom map[string]any
		want   []Wrong
	}{
		"stored": {map[string]any{"n": 2.0}, nil},
		"stale":  {map[string]any{"n": 1.0}, []Wrong{Lost}},
	} {
		l, s := base()
		l.Entries = []*Entry{view("v1", "/p/1", "1"), attribute("v1", 1, 1), attribute("v1", 2, 2)}
		s.Views = []Row{{Contact: "V", Key: "/p/1"}}
		s.Contacts[2].Custom = test.custom
		assert.Equal(t, test.want, wrongs(l.Compare(s)), name)
	}
}

func TestViews(t *testing.T) {
	replayed := func(e *Entry) *Entry { e.Replayed = true; return e }
	row := func(contact string) Row { return Row{Contact: contact, Key: "/p/1"} }
	tests := map[string]struct {
		called []*Entry
		stored []Row
		want   []Wrong
	}{
		"once":                      {[]*Entry{view("a", "/p/1", "1")}, []Row{row("A")}, nil},
		"never":                     {[]*Entry{view("a", "/p/1", "1")}, nil, []Wrong{Lost}},
		"twice":                     {[]*Entry{view("a", "/p/1", "1")}, []Row{row("A"), row("A")}, []Wrong{Doubled}},
		"said twice by one page":    {[]*Entry{view("a", "/p/1", "1"), view("a", "/p/1", "1")}, []Row{row("A")}, nil},
		"a page and its reload":     {[]*Entry{view("a", "/p/1", "1"), view("a", "/p/1", "2")}, []Row{row("A"), row("A")}, nil},
		"not its reload":            {[]*Entry{view("a", "/p/1", "1"), view("a", "/p/1", "2")}, []Row{row("A")}, []Wrong{Lost}},
		"not its reload, replayed":  {[]*Entry{replayed(view("a", "/p/1", "1")), view("a", "/p/1", "2")}, []Row{row("A")}, nil},
		"one by each of two people": {[]*Entry{view("a", "/p/1", "1"), view("b", "/p/1", "1")}, []Row{row("A"), row("B")}, nil},
		"both by one of them":       {[]*Entry{view("a", "/p/1", "1"), view("b", "/p/1", "1")}, []Row{row("A"), row("A")}, []Wrong{Lost, Doubled}},
		"by somebody else":          {[]*Entry{view("a", "/p/1", "1")}, []Row{row("B")}, []Wrong{Lost, Mixed}},
		"perhaps, and not":          {[]*Entry{unsure(view("", "/p/1", ""))}, nil, nil},
		"perhaps, and yes":          {[]*Entry{unsure(view("", "/p/1", ""))}, []Row{row("B")}, nil},
		"perhaps, and twice":        {[]*Entry{unsure(view("", "/p/1", ""))}, []Row{row("B"), row("B")}, []Wrong{Doubled}},
		"nobody's":                  {nil, []Row{row("A")}, []Wrong{Mixed}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l, s := base()
			l.Entries, s.Views = test.called, test.stored
			v := l.Compare(s)
			assert.Equal(t, test.want, wrongs(v), v)
		})
	}
}

func TestWhatIsAVisitorsMayBeWithWhomTheyBecame(t *testing.T) {
	l, s := base()
	l.Entries = []*Entry{event("v1", "1", 1), view("v1", "/p/1", "1"), attribute("v1", 1, 1), view("a", "/p/1", "1")}
	s.Events = []Row{{"A", "1", 5}}
	s.Views = []Row{{Contact: "A", Key: "/p/1"}}
	s.Contacts = []Contact{{ID: "A", UserID: "a-1", Custom: map[string]any{"n": 1.0}}}
	assert.Equal(t, []Wrong{Lost, Mixed}, wrongs(l.Compare(s)), "they are strangers")
	l.Turns("v1", "a")
	assert.Empty(t, l.Compare(s))
	l.Turns("b", "a") // users stay who they are
	assert.Empty(t, l.People["b"].Becomes)
}

func TestVisitorsTurnIntoOthersByWayOfVisitors(t *testing.T) {
	l, _ := base()
	l.People["v2"] = &Person{}
	l.Turns("v1", "v2")
	l.Turns("v2", "v1")
	l.Turns("v2", "b")
	assert.True(t, l.owns("v1", Contact{UserID: "b-1"}))
	assert.False(t, l.owns("v1", Contact{UserID: "a-1"}))
}

func TestContacts(t *testing.T) {
	tests := map[string]struct {
		more []Contact
		want []Wrong
	}{
		"each once":           {nil, nil},
		"a user twice":        {[]Contact{{ID: "C", UserID: "a-1"}}, []Wrong{Doubled}},
		"a visitor twice":     {[]Contact{{ID: "C"}}, []Wrong{Doubled}},
		"a user of elsewhere": {[]Contact{{ID: "C", UserID: "z-1"}}, []Wrong{Mixed}},
	}
	for name, test := range tests {
		l, s := base()
		s.Contacts = append(s.Contacts, test.more...)
		assert.Equal(t, test.want, wrongs(l.Compare(s)), name)
	}
}

func TestDismissals(t *testing.T) {
	dismissal := func() *Entry { return &Entry{Kind: Dismissal, Who: "a", Key: "News"} }
	tests := map[string]struct {
		called []*Entry
		stored []Row
		want   []Wrong
	}{
		"stored":             {[]*Entry{dismissal()}, []Row{{Contact: "A", Key: "News"}}, nil},
		"not stored":         {[]*Entry{dismissal()}, nil, []Wrong{Lost}},
		"unsure, not stored": {[]*Entry{unsure(dismissal())}, nil, nil},
		"by somebody else":   {[]*Entry{dismissal()}, []Row{{Contact: "B", Key: "News"}}, []Wrong{Lost, Mixed}},
		"never called":       {nil, []Row{{Contact: "A", Key: "News"}}, []Wrong{Mixed}},
	}
	for name, test := range tests {
		l, s := base()
		l.Entries, s.Dismissals = test.called, test.stored
		assert.Equal(t, test.want, wrongs(l.Compare(s)), name)
	}
}

func TestWhatWasNotCalledAfterAllIsTakenBack(t *testing.T) {
	l, s := base()
	e := event("a", "1", 1)
	l.Add(event("a", "2", 2))
	l.Add(e)
	l.Remove(e)
	s.Events = []Row{{"A", "2", 5}}
	assert.Empty(t, l.Compare(s))
}

func TestEventsAloneAreNobodys(t *testing.T) {
	l, _ := base()
	l.Entries = []*Entry{event("a", "1", 1), event("b", "2", 2), view("a", "/p/1", "1")}
	assert.Empty(t, l.Events().Compare(Stored{Events: []Row{{Key: "1"}, {Key: "2"}}}))
	assert.Equal(t, []Wrong{Lost, Doubled}, wrongs(l.Events().Compare(Stored{Events: []Row{{Key: "1"}, {Key: "1"}}})))
	assert.Equal(t, "a", l.Entries[0].Who)
}

package outbox

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Entry is one request to be delivered.
type Entry struct {
	_      incomparable
	Lane   int         // whose answer it is
	Name   string      // see wire.Path
	Fields wire.Object // of the form, without the session; see wire.Request
	Who    string      // whom it is about, in a form that says who only to whom knows
	Made   int64       // when, in milliseconds; 0 is now
	Call   string      // of a shadow, the name of the last call that it is of

	base, session string
	hold          int64 // not before; milliseconds
	shadow        bool  // a copy of what waits on its page; see Shadow

	key, text string // in the store
	posted    bool   // what it says does not change any more
	sending   bool
	size      int // of the body that is on its way
	faults    int // answers of a backend that could not take it
	overtaken bool
}

// incomparable keeps out of the bundle a function that compares what nobody does.
type incomparable [0]func()

// encode is the entry as it is stored: name, who, base, session, call, times, and fields.
func (e *Entry) encode() string {
	o := wire.Object(nil).WithText("n", e.Name).WithText("w", e.Who).WithText("b", e.base).WithText("s", e.session)
	o = o.WithText("c", e.Call).With("t", e.Made).With("h", e.hold).With("d", e.shadow).With("f", e.Fields)
	return string(wire.AppendJSON(nil, o))
}

// decode reads a stored entry, nil where it is none.
func decode(text string) *Entry {
	o, err := wire.ParseObject(text)
	e := &Entry{
		Name: o.String("n"), Who: o.String("w"), Fields: o.Object("f"), base: o.String("b"), session: o.String("s"),
		Made: o.Int("t"), Call: o.String("c"), hold: o.Int("h"), shadow: o.Bool("d"), text: text,
	}
	if err != nil || e.Name == "" || e.Fields == nil {
		return nil
	}
	return e
}

// events is the list of a batch.
func (e *Entry) events() []any { return e.Fields.Object(wire.EventsField).List("data") }

// related says whether both are about one person, as far as anybody can tell: what
// a visitor did is, with what the user did that the visitor became.
func (e *Entry) related(other *Entry) bool {
	return e.base == other.base && (e.Who == other.Who || e.visitor() != "" && e.visitor() == other.visitor())
}

func (e *Entry) visitor() string { return e.Fields.Object("user_data").String("anonymous_id") }

// names says whether it says of which user it is.
func (e *Entry) names() bool {
	data := e.Fields.Object("user_data")
	return data.String("user_id") != "" || data.String("email") != ""
}

// kind is what the requests are that one endpoint answers.
func (e *Entry) kind() string {
	kind, _, _ := ascii.Cut(e.Name, "/")
	return kind
}

// line is the name under which pauses are kept: trouble with what a person did does
// not hold up who the person is.
func (e *Entry) line() string {
	if e.Name == wire.Ping {
		return e.Who
	}
	if e.Said() {
		return e.Who + " said"
	}
	return e.Who + " did"
}

// length is that of the request's body.
func (e *Entry) length() int { return len(wire.AddSession(wire.EncodeForm(e.Fields), e.session)) }

// weight is how many entries it counts for.
func (e *Entry) weight() int { return max(1, len(e.events())) }

// stampDigits holds every microsecond of the next thousand years.
const stampDigits = 11

// stamp writes a moment so that text order is the order of time.
func stamp(n int64) string {
	s := strconv.FormatInt(n, 36)
	return "00000000000"[:max(0, stampDigits-len(s))] + s
}

func stampOf(tail string) int64 {
	n, _ := strconv.ParseInt(tail[:stampDigits], 36, 64)
	return n
}

// isEntry says whether what follows a queue's prefix is a stamp and a tab; the
// names of workspaces may hold dots.
func isEntry(tail string) bool {
	return len(tail) > stampDigits+1 && tail[stampDigits] == '.' && ascii.Index(tail[stampDigits+1:], ".") < 0
}

// Apps returns the workspaces that have something queued, of keys of a store.
func Apps(keys []string) (apps []string) {
	for _, key := range keys {
		tail := key[len(Prefix):]
		for i := len(tail) - stampDigits - 2; i > 0; i-- {
			if tail[i] != '.' || !isEntry(tail[i+1:]) {
				continue
			}
			if app := tail[:i]; len(apps) == 0 || apps[len(apps)-1] != app {
				apps = append(apps, app)
			}
			break
		}
	}
	return apps
}

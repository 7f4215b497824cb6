package play

import (
	_ "embed" // the page
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

//go:embed page.html
var page string

// behind is how far the pages' clocks are behind the backend's at first: they run
// ahead of the machine's, and nothing may have happened later than the backend
// thinks it is.
const behind = 72 * time.Hour

// libraryPath is where another library than ours is.
const libraryPath = "/library.js"

// blank is a page of the site that calls nothing.
const blank = "/blank"

// run is one schedule being played.
type run struct {
	consoles []*rig.Console // of all tabs there were
	stage    *Stage
	plan     plan.Schedule
	t        *rig.Job
	err      error

	front   *rig.Front
	profile *rig.Profile
	line    *line
	ledger  *ledger.Ledger
	tabs    []*tab
	docs    map[string]*doc
	offline bool
	site    string // whom the site has logged in, as a label
	unknown bool   // nobody knows whether that is so
	seq     int    // counts what happens
	stays   int    // of visitors, so far

	calls    int
	injected map[plan.Kind]int
	left     []leftBehind
	log      []string
	began    time.Time
}

func (r *run) prepare() {
	r.began = time.Now()
	r.injected = map[plan.Kind]int{}
	r.docs = map[string]*doc{}
	r.ledger = ledger.New()
	r.ledger.OneByOne = r.plan.Tabs == 1 && !r.plan.Has(plan.Returned)
	r.front = r.stage.front(r.t)
	r.profile = rig.NewProfile(r.t)
	r.profile.Advance(r.front.Origin, -behind)
	r.line = newLine(r.plan.Seed, r.profile.Now)
	r.front.BreakFor(r.line.next)
	r.front.Forge(r.stage.Forge)
	r.people()
	r.front.File(libraryPath, string(r.stage.subject.Script))
	r.front.Pages("/p/", r.page())
	r.front.File(blank, `<!doctype html><link rel="icon" href="data:,">`)
	for range r.plan.Tabs {
		r.tabs = append(r.tabs, &tab{})
	}
	if r.plan.Posts {
		for _, title := range []string{"First post", "Second post"} {
			r.stage.backend.RESTAs(token(r.plan.Seed), "POST", "/content", `{"title": "`+title+`", "blocks": [{"type": "paragraph", "text": "Look."}]}`)
		}
	}
}

// people are the two users, and the visitor of the first stay.
func (r *run) people() {
	for _, who := range []plan.Who{plan.UserA, plan.UserB} {
		r.ledger.People[string(who)] = &ledger.Person{UserID: userID(r.plan.Seed, string(who))}
	}
	r.site = r.label(r.plan.First)
	r.profile.SetCookie(r.front.Origin, "who", r.site)
}

func userID(seed uint64, who string) string { return fmt.Sprintf("%s-%d", who, seed) }

// label names somebody who is to be logged in: a visitor is a new one each time.
func (r *run) label(who plan.Who) string {
	if who != plan.Visitor {
		return string(who)
	}
	r.stays++
	label := fmt.Sprintf("v%d", r.stays)
	r.ledger.People[label] = &ledger.Person{}
	return label
}

// page is the page of this schedule's site.
func (r *run) page() string {
	people := map[string]map[string]string{}
	for _, who := range []string{"a", "b"} {
		people[who] = map[string]string{"user_id": userID(r.plan.Seed, who)}
	}
	settings := map[string]any{}
	if r.plan.TrackURLs {
		settings["track_url_changes"] = true
	}
	script, head := "/widget/"+appID(r.plan.Seed), ""
	if r.stage.subject.Script != nil {
		script, head = "", `<script src="`+libraryPath+`"></script>`
	}
	site, err := json.Marshal(map[string]any{"app": appID(r.plan.Seed), "script": script, "snippet": r.plan.Snippet, "people": people, "settings": settings})
	if err != nil {
		r.t.Fatalf("writing the page: %v", err)
	}
	return strings.NewReplacer("SITE", string(site), "HEAD", head).Replace(page)
}

// note writes into the schedule's log.
func (r *run) note(format string, args ...any) {
	r.log = append(r.log, fmt.Sprintf("%6.2f ", time.Since(r.began).Seconds())+fmt.Sprintf(format, args...))
}

func (r *run) inject(k plan.Kind) { r.injected[k]++ }

// result is what is to be told of the run.
func (r *run) result() Result {
	out := Result{Schedule: r.plan, Calls: r.calls, Injected: r.injected, Err: r.err, Log: r.log}
	if r.line != nil {
		for k, n := range r.line.counts() {
			out.Injected[k] += n
		}
	}
	if r.err != nil {
		return out
	}
	stored := r.stored()
	out.Verdict = r.compare(stored)
	out.tally(r)
	for _, e := range r.ledger.Entries {
		if e.Unsure {
			out.Unsure++
		}
	}
	if len(out.Verdict) > 0 {
		out.Log = append(out.Log, r.account(stored)...)
	}
	return out
}

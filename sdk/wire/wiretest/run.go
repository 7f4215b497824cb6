package wiretest

import (
	"context"
	"net/http"
	"time"
)

// check looks at one promise.
type check struct {
	name    string
	section int // of the contract
	needs   []need
	run     func(*probe)
}

// groups are all checks, in the order of a report. What was seen on the way is
// judged last.
func groups() [][]check {
	return [][]check{
		pingChecks, contentChecks, eventChecks, metricsChecks, errorChecks,
		keyChecks, personChecks, userChecks, sessionChecks, identityChecks, talkChecks, saidOnceChecks, talkPersonChecks, corsChecks, limitChecks,
		retryChecks,
	}
}

// Run looks at everything that c allows. It ends with ctx, and within the time of
// c.
func Run(ctx context.Context, c Config) Report {
	start := time.Now()
	c, err := c.complete()
	report := Report{URL: c.URL, App: c.App, Results: []Result{}}
	if err != nil {
		report.Error = err.Error()
		return report
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	s := &suite{Config: c, ctx: ctx, client: newClient(c)}
	defer s.client.close()
	// Any answer will do: whether it is a good one is what the checks are about.
	if _, err := s.client.once(ctx, request{method: http.MethodGet, path: pathOf(pingName)}); err != nil {
		report.Error = err.Error()
		return report
	}
	for _, group := range groups() {
		for _, one := range group {
			report.Results = append(report.Results, s.look(one))
		}
	}
	report.Requests, report.Duration = s.client.requests(), time.Since(start)
	return report
}

// suite is one run.
type suite struct {
	Config
	ctx    context.Context
	client *client
	over   bool // the time is
}

// look carries out one check.
func (s *suite) look(c check) Result {
	r := Result{Name: c.name, Section: c.section}
	for _, need := range c.needs {
		if why := need(s.Config); why != "" {
			r.Status, r.Detail = Skipped, why
			return r
		}
	}
	switch {
	case s.over:
		r.Status, r.Detail = Skipped, "the suite's time is over"
	case s.ctx.Err() != nil:
		// One failure, so that a run that was cut short is not taken for a good one.
		s.over = true
		r.Status, r.Detail = Failed, "the suite's time was over before this was looked at: "+s.ctx.Err().Error()
	default:
		r.Status, r.Detail = try(c.run, &probe{suite: s})
	}
	return r
}

// try turns how a check ended into its result.
func try(run func(*probe), p *probe) (status Status, detail string) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case verdict:
			status, detail = v.status, v.detail
		default:
			panic(v)
		}
	}()
	run(p)
	return Passed, ""
}

// Package rules decides which outbound content a person sees on a URL. Rules are
// data, checked when content is added; matching is pure and knows no clock.
package rules

import (
	"slices"
	"time"
)

// Rules of one piece of content. All parts that are given must hold; an empty
// Rules matches everybody everywhere.
type Rules struct {
	// URL holds alternatives: one must match.
	URL []URL `json:"url,omitempty"`
	// Roles are visitor, lead and user: the person must have one of them.
	Roles []string `json:"roles,omitempty"`
	// Attributes must all hold.
	Attributes []Attribute `json:"attributes,omitempty"`
	Schedule   *Schedule   `json:"schedule,omitempty"`
}

// Schedule bounds the time; a bound of 0 is open. The end is exclusive.
type Schedule struct {
	From  int64 `json:"from,omitempty"`  // Unix seconds
	Until int64 `json:"until,omitempty"` // Unix seconds
}

// Person is what rules look at.
type Person struct {
	Role string
	// Attribute returns a string, float64 or bool, or nil when it is unknown.
	Attribute func(name string) any
}

// Match says whether the content is for that person on that URL at that time.
func (r Rules) Match(p Person, url string, now time.Time) bool {
	return r.Schedule.match(now) &&
		(len(r.Roles) == 0 || slices.Contains(r.Roles, p.Role)) &&
		(len(r.URL) == 0 || slices.ContainsFunc(r.URL, func(u URL) bool { return u.match(url) })) &&
		!slices.ContainsFunc(r.Attributes, func(a Attribute) bool { return !a.match(p.Attribute(a.Name)) })
}

func (s *Schedule) match(now time.Time) bool {
	if s == nil {
		return true
	}
	t := now.Unix()
	return (s.From == 0 || t >= s.From) && (s.Until == 0 || t < s.Until)
}

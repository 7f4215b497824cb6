package rules

import (
	"fmt"
	"slices"
)

// Bounds of what one piece of content may ask for.
const (
	maxConditions = 50
	maxPattern    = 2048 // bytes
)

var (
	roles        = []string{"visitor", "lead", "user"}
	urlOps       = []string{Equals, Contains, Glob}
	attributeOps = []string{Eq, Neq, Exists, NotExists, Gt, Lt, Has}
)

// Problem is one thing wrong with rules, and where: a path such as
// "attributes[0].op".
type Problem struct{ Field, Message string }

// Check returns everything that is wrong with the rules.
func (r Rules) Check() []Problem {
	var out []Problem
	for i, role := range r.Roles {
		if !slices.Contains(roles, role) {
			out = append(out, Problem{fmt.Sprintf("roles[%d]", i), "must be visitor, lead or user"})
		}
	}
	for i, u := range r.URL {
		out = append(out, u.check(fmt.Sprintf("url[%d]", i))...)
	}
	for i, a := range r.Attributes {
		out = append(out, a.check(fmt.Sprintf("attributes[%d]", i))...)
	}
	if len(r.Roles)+len(r.URL)+len(r.Attributes) > maxConditions {
		out = append(out, Problem{"", fmt.Sprintf("must not hold more than %d conditions", maxConditions)})
	}
	if s := r.Schedule; s != nil && s.Until != 0 && s.Until <= s.From {
		out = append(out, Problem{"schedule.until", "must be after from"})
	}
	return out
}

func (u URL) check(field string) []Problem {
	var out []Problem
	if !slices.Contains(urlOps, u.Op) {
		out = append(out, Problem{field + ".op", "must be equals, contains or glob"})
	}
	if u.Value == "" || len(u.Value) > maxPattern {
		out = append(out, Problem{field + ".value", fmt.Sprintf("must have 1 to %d bytes", maxPattern)})
	}
	return out
}

func (a Attribute) check(field string) []Problem {
	var out []Problem
	if a.Name == "" {
		out = append(out, Problem{field + ".name", "is missing"})
	}
	if !slices.Contains(attributeOps, a.Op) {
		return append(out, Problem{field + ".op", "must be eq, neq, exists, not_exists, gt, lt or contains"})
	}
	if message := a.wants(); message != "" {
		out = append(out, Problem{field + ".value", message})
	}
	return out
}

func (a Attribute) wants() string {
	_, isText := a.Value.(string)
	_, isNumber := a.Value.(float64)
	_, isBool := a.Value.(bool)
	switch {
	case a.Op == Exists || a.Op == NotExists:
		if a.Value != nil {
			return "must be left out"
		}
	case (a.Op == Gt || a.Op == Lt) && !isNumber:
		return "must be a number"
	case a.Op == Has && !isText:
		return "must be a string"
	case !isText && !isNumber && !isBool:
		return "must be a string, number or boolean"
	}
	return ""
}

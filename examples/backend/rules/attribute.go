package rules

import "strings"

// How an attribute is compared.
const (
	Eq        = "eq"
	Neq       = "neq" // holds for an unknown attribute too
	Exists    = "exists"
	NotExists = "not_exists"
	Gt        = "gt"       // numbers only
	Lt        = "lt"       // numbers only
	Has       = "contains" // strings only
)

// Attribute is one condition on a data or custom attribute. Value is a string,
// number or boolean; exists and not_exists have none. Types are never converted:
// "5" is not 5.
type Attribute struct {
	Name  string `json:"name"`
	Op    string `json:"op"`
	Value any    `json:"value,omitempty"`
}

func (a Attribute) match(v any) bool {
	switch a.Op {
	case Exists:
		return v != nil
	case NotExists:
		return v == nil
	case Eq:
		return v != nil && v == a.Value
	case Neq:
		return v != a.Value
	case Gt, Lt:
		return a.order(v)
	case Has:
		text, ok := v.(string)
		part, isText := a.Value.(string)
		return ok && isText && strings.Contains(text, part)
	}
	return false
}

func (a Attribute) order(v any) bool {
	n, ok := v.(float64)
	limit, isNumber := a.Value.(float64)
	if !ok || !isNumber {
		return false
	}
	if a.Op == Gt {
		return n > limit
	}
	return n < limit
}

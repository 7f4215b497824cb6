package search

import (
	"fmt"
	"strings"
)

// Where returns the query as a condition on its table, with its
// arguments.
func (q Query) Where() (string, []any) {
	if q.Group == nil {
		text, args, _ := q.condition() // checked when it was parsed
		return text, args
	}
	var parts []string
	var args []any
	for _, child := range q.Group {
		text, more := child.Where()
		parts = append(parts, "("+text+")")
		args = append(args, more...)
	}
	return strings.Join(parts, " "+q.Operator+" "), args
}

// condition turns a comparison into SQL.
func (q Query) condition() (string, []any, error) {
	if key, ok := strings.CutPrefix(q.Field, "custom_attributes."); ok && key != "" && q.in.custom {
		return q.custom(key)
	}
	f, ok := q.in.fields[q.Field]
	if !ok {
		return "", nil, &Problem{"field", fmt.Sprintf("%q cannot be searched", q.Field)}
	}
	op, negated := q.positive()
	values, err := q.values(f.kind, op)
	if err != nil {
		return "", nil, err
	}
	template, ok := f.kind.templates()[op]
	if !ok {
		return "", nil, &Problem{"operator", fmt.Sprintf("%q does not fit %s", q.Operator, q.Field)}
	}
	text, args := anyOf(values, func(v any) (string, []any) {
		return strings.ReplaceAll(template, "$", f.column), []any{v}
	})
	return negate(text, negated), args, nil
}

// positive returns the operator without its negation; a list is = of many.
func (q Query) positive() (op string, negated bool) {
	switch q.Operator {
	case "!=", "NIN":
		return "=", true
	case "IN":
		return "=", false
	case "!~":
		return "~", true
	}
	return q.Operator, false
}

// values returns what to compare with: one value, or those of a list.
func (q Query) values(k kind, op string) ([]any, error) {
	list := []any{q.Value}
	if q.Operator == "IN" || q.Operator == "NIN" {
		var isList bool
		if list, isList = q.Value.([]any); !isList || len(list) == 0 || len(list) > maxValues {
			return nil, &Problem{"value", fmt.Sprintf("must be a list of 1 to %d values", maxValues)}
		}
	}
	out := make([]any, len(list))
	for i, v := range list {
		converted, ok := k.convert(v)
		if !ok || v == nil && op != "=" {
			return nil, &Problem{"value", "must be " + k.String()}
		}
		out[i] = converted
	}
	return out, nil
}

func anyOf(values []any, one func(any) (string, []any)) (string, []any) {
	var parts []string
	var args []any
	for _, v := range values {
		text, more := one(v)
		parts = append(parts, text)
		args = append(args, more...)
	}
	return strings.Join(parts, " OR "), args
}

func negate(text string, negated bool) string {
	if negated {
		return "NOT (" + text + ")"
	}
	return text
}

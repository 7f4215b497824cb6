package wiretest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// rule says what is wrong with a value of decoded JSON, numbers as json.Number; at
// is where it is, as in client_matches[0].id.
type rule func(at string, v any) []string

// field is a member of an object.
type field struct {
	name     string
	rule     rule
	optional bool // may be absent or null
}

func has(name string, r rule) field { return field{name, r, false} }

func may(name string, r rule) field { return field{name, r, true} }

// fields is an object that has these members and any others.
func fields(list ...field) rule {
	return func(at string, v any) []string {
		o, ok := v.(map[string]any)
		if !ok {
			return wrong(at, v, "an object")
		}
		var out []string
		for _, f := range list {
			below := strings.TrimPrefix(at+"."+f.name, ".")
			member, there := o[f.name]
			switch {
			case f.optional && member == nil:
			case !there:
				out = append(out, below+" is missing")
			default:
				out = append(out, f.rule(below, member)...)
			}
		}
		return out
	}
}

// each is a list of which every entry follows the rule.
func each(r rule) rule {
	return func(at string, v any) []string {
		l, ok := v.([]any)
		if !ok {
			return wrong(at, v, "a list")
		}
		var out []string
		for i, entry := range l {
			out = append(out, r(fmt.Sprintf("%s[%d]", at, i), entry)...)
		}
		return out
	}
}

func text(at string, v any) []string {
	_, ok := v.(string)
	return unlessOK(ok, at, v, "a string")
}

func someText(at string, v any) []string {
	s, ok := v.(string)
	return unlessOK(ok && s != "", at, v, "a string with something in it")
}

func boolean(at string, v any) []string {
	_, ok := v.(bool)
	return unlessOK(ok, at, v, "true or false")
}

func anyObject(at string, v any) []string { return fields()(at, v) }

// oneOf is a string out of a set.
func oneOf(set ...string) rule {
	return func(at string, v any) []string {
		s, ok := v.(string)
		return unlessOK(ok && slices.Contains(set, s), at, v, "one of "+strings.Join(set, ", "))
	}
}

// maxExact is the largest number up to which a client in JavaScript tells all
// whole numbers apart.
const maxExact = 1<<53 - 1

func whole(at string, v any) []string {
	_, ok := integer(v)
	return unlessOK(ok, at, v, "a whole number")
}

func integer(v any) (float64, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := n.Float64()
	return f, err == nil && f == float64(int64(f)) && f >= -maxExact && f <= maxExact
}

// anID is a string or a number: both are in use.
func anID(at string, v any) []string {
	if s, isText := v.(string); isText {
		return unlessOK(s != "", at, v, "an id")
	}
	_, ok := integer(v)
	return unlessOK(ok, at, v, "a string or a whole number below 2^53")
}

// seconds is a time between 2001 and 5138 in Unix seconds, which the same time in
// milliseconds is not.
func seconds(at string, v any) []string {
	n, ok := integer(v)
	return unlessOK(ok && n >= 1e9 && n < 1e11, at, v, "a time in Unix seconds")
}

func unlessOK(ok bool, at string, v any, want string) []string {
	if ok {
		return nil
	}
	return wrong(at, v, want)
}

func wrong(at string, v any, want string) []string {
	if at == "" {
		at = "the body"
	}
	return []string{fmt.Sprintf("%s is %s, not %s", at, describe(v), want)}
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(excerpt(v))
	case json.Number:
		return "the number " + v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list"
	}
	return "an object"
}

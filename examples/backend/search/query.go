// Package search reads the queries of POST /contacts/search and /conversations/search in their published
// shape and turns them into conditions of SQL with parameters. Nothing that a
// caller wrote becomes part of the SQL text.
package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Bounds of a query.
const (
	maxDepth    = 3  // groups in groups
	maxChildren = 15 // conditions of one group
)

// Query is a condition on one field, or a group of queries.
type Query struct {
	Operator string
	Field    string  // of a condition
	Value    any     // of a condition: nil, bool, float64, string or []any
	Group    []Query // of a group: AND or OR

	in *Table
}

// Problem is what is wrong with a query, and where.
type Problem struct{ Field, Message string }

func (p *Problem) Error() string { return p.Field + " " + p.Message }

// Parse reads a query: {"field", "operator", "value"} or {"operator": "AND",
// "value": […]}. It fails with a [*Problem].
func (t *Table) Parse(data []byte) (Query, error) { return t.parse(data, "query", 0) }

func (t *Table) parse(data []byte, at string, depth int) (Query, error) {
	var raw struct {
		Field    *string         `json:"field"`
		Operator string          `json:"operator"`
		Value    json.RawMessage `json:"value"`
	}
	if json.Unmarshal(data, &raw) != nil || bytes.TrimSpace(data)[0] != '{' {
		return Query{}, &Problem{at, "must be an object with operator and value"}
	}
	if raw.Operator == "AND" || raw.Operator == "OR" {
		return t.parseGroup(raw.Operator, raw.Value, at, depth)
	}
	if raw.Field == nil {
		return Query{}, &Problem{at + ".field", "is missing"}
	}
	q := Query{Operator: raw.Operator, Field: *raw.Field, in: t}
	if len(raw.Value) > 0 {
		if err := json.Unmarshal(raw.Value, &q.Value); err != nil {
			return Query{}, &Problem{at + ".value", "could not be read"}
		}
	}
	return q, q.check(at)
}

func (t *Table) parseGroup(operator string, value json.RawMessage, at string, depth int) (Query, error) {
	var children []json.RawMessage
	switch {
	case depth == maxDepth:
		return Query{}, &Problem{at, fmt.Sprintf("must not hold groups more than %d deep", maxDepth)}
	case json.Unmarshal(value, &children) != nil, len(children) == 0, len(children) > maxChildren:
		return Query{}, &Problem{at + ".value", fmt.Sprintf("must be a list of 1 to %d conditions", maxChildren)}
	}
	q := Query{Operator: operator}
	for i, child := range children {
		c, err := t.parse(child, fmt.Sprintf("%s.value[%d]", at, i), depth+1)
		if err != nil {
			return Query{}, err
		}
		q.Group = append(q.Group, c)
	}
	return q, nil
}

// check finds what cannot be turned into SQL by trying it.
func (q Query) check(at string) error {
	_, _, err := q.condition()
	var p *Problem
	if errors.As(err, &p) {
		return &Problem{at + "." + p.Field, p.Message}
	}
	return err
}

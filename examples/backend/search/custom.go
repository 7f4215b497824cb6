package search

// custom compares a custom attribute. They are kept as one JSON object, whose
// members are looked up by key and type: "5" is not 5, and true is not 1.
func (q Query) custom(key string) (string, []any, error) {
	op, negated := q.positive()
	values, err := q.values(anything, op)
	if err != nil {
		return "", nil, err
	}
	for _, v := range values {
		if !fits(op, v) {
			return "", nil, &Problem{"operator", "does not fit the value"}
		}
	}
	text, args := anyOf(values, func(v any) (string, []any) { return member(key, op, v) })
	return negate(text, negated), args, nil
}

func fits(op string, v any) bool {
	_, isText := v.(string)
	_, isNumber := v.(float64)
	switch op {
	case "=":
		return true
	case "~":
		return isText
	case ">", "<":
		return isNumber
	}
	return false
}

const hasMember = "EXISTS (SELECT 1 FROM json_each(custom_attributes) AS a WHERE a.key = ?"

func member(key, op string, v any) (string, []any) {
	switch v := v.(type) {
	case bool:
		name := "false"
		if v {
			name = "true"
		}
		return hasMember + " AND a.type = ?)", []any{key, name}
	case float64:
		return hasMember + " AND a.type IN ('integer', 'real') AND a.value " + op + " ?)", []any{key, v}
	case string:
		if op == "~" {
			return hasMember + " AND a.type = 'text' AND instr(lower(a.value), lower(?)) > 0)", []any{key, v}
		}
		return hasMember + " AND a.type = 'text' AND a.value = ?)", []any{key, v}
	}
	return "NOT " + hasMember + ")", []any{key}
}

package rig

import "encoding/json"

// quote writes a value as JavaScript has it.
func quote(v any) string {
	text, _ := json.Marshal(v)
	return string(text)
}

func list(texts []string) string {
	if texts == nil {
		return "[]"
	}
	return quote(texts)
}

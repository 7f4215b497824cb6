package store

import "strings"

// mentions says whether a text is in what was said in a conversation, or in the
// person's name, email or user id; ?7 is the pattern.
const mentions = `(EXISTS (SELECT 1 FROM contacts WHERE id = c.contact_id
		AND (name LIKE ?7 ESCAPE '\' OR email LIKE ?7 ESCAPE '\' OR user_id LIKE ?7 ESCAPE '\'))
	OR EXISTS (SELECT 1 FROM parts, json_each(blocks) AS b WHERE conversation = c.id
		AND coalesce(b.value ->> 'text', b.value ->> 'name') LIKE ?7 ESCAPE '\'))`

var literally = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// containing is the pattern of what contains a text, "" of anything.
func containing(text string) string {
	if text == "" {
		return ""
	}
	return "%" + literally.Replace(text) + "%"
}

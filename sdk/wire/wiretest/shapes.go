package wiretest

// The shapes that several answers share (section 7).

// errorsShape goes with every status of 400 and above.
var errorsShape = fields(has("errors", func(at string, v any) []string {
	if l, ok := v.([]any); ok && len(l) == 0 {
		return []string{at + " is empty: it has to say what is wrong"}
	}
	return each(anError)(at, v)
}))

var anError = fields(has("code", someText), has("message", someText), may("field", text))

// blockShapes are the blocks by type, beside type itself.
var blockShapes = map[string]rule{
	"paragraph":  fields(has("text", text)),
	"heading":    fields(has("text", text)),
	"code":       fields(has("text", text)),
	"image":      fields(has("url", someText), has("alt", text), may("width", whole), may("height", whole)),
	"button":     fields(has("text", someText), may("url", someText)),
	"list":       fields(has("items", each(text)), may("ordered", boolean)),
	"attachment": fields(has("name", someText), has("url", someText), has("size", whole), has("content_type", someText)),
	"video":      fields(has("url", someText)),

	"quick_replies": fields(has("items", each(someText))),
}

// block follows the shape of its type. A type that is not known is skipped by
// clients.
func block(at string, v any) []string {
	if out := fields(has("type", someText))(at, v); len(out) > 0 {
		return out
	}
	kind := v.(map[string]any)["type"].(string)
	if shape, known := blockShapes[kind]; known {
		return shape(at, v)
	}
	return nil
}

// contentEvents are the types of outbound content and what can happen to them.
var contentEvents = map[string][]string{
	"post":      {"seen", "clicked", "dismissed"},
	"chat":      {"seen", "clicked", "dismissed"},
	"banner":    {"seen", "clicked", "dismissed"},
	"tour":      {"seen", "completed", "dismissed"},
	"survey":    {"seen", "answered", "completed", "dismissed"},
	"checklist": {"seen", "completed", "dismissed"},
}

var contentShape = fields(
	has("type", oneOf("post", "chat", "banner", "tour", "survey", "checklist")),
	has("id", anID), may("title", text), has("blocks", each(block)),
)

// Conversations.
var (
	authorShape = fields(has("type", oneOf("user", "lead", "admin", "bot")), has("id", anID), may("name", text), may("avatar", text))

	partShape = fields(
		has("id", anID), has("part_type", someText), has("author", authorShape), has("blocks", each(block)), has("created_at", seconds),
		may("client_assigned_uuid", text), may("seen_at", whole),
	)

	conversationShape = fields(
		has("id", anID), has("state", oneOf("open", "closed", "snoozed")), has("read", boolean), has("created_at", seconds), has("updated_at", seconds),
		has("participants", each(authorShape)), has("parts", each(partShape)), may("has_more_parts", boolean), may("rating", whole),
	)

	listFields = []field{has("conversations", each(conversationShape)), has("has_more_conversations", boolean), may("unread_conversation_ids", each(anID))}

	listShape = fields(listFields...)
	homeShape = fields(append([]field{
		has("spaces", each(text)), may("team", each(authorShape)), may("greeting", text), may("introduction", text), may("reply_time", text),
		may("upload", fields(may("max_bytes", whole), may("content_types", each(someText)))),
	}, listFields...)...)
)

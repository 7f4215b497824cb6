package search

// Table is what can be searched: its fields, and their columns. An unknown value is ""
// or 0.
type Table struct {
	fields map[string]field
	// custom says that rows have custom_attributes.
	custom bool
}

type field struct {
	column string
	kind   kind
}

// Contacts can be searched by their attributes.
var Contacts = &Table{custom: true, fields: map[string]field{
	"id":                       {"id", text},
	"role":                     {"role", text},
	"external_id":              {"user_id", text},
	"email":                    {"email_key", folded},
	"email_domain":             {"substr(email_key, instr(email_key, '@') + 1)", folded},
	"name":                     {"name", text},
	"phone":                    {"phone", text},
	"avatar":                   {"avatar", text},
	"language_override":        {"language", text},
	"unsubscribed_from_emails": {"unsubscribed", boolean},
	"signed_up_at":             {"signed_up_at", number},
	"created_at":               {"created_at", number},
	"updated_at":               {"updated_at", number},
	"last_seen_at":             {"last_seen_at", number},
	"utm_source":               {"coalesce(json_extract(utm, '$.utm_source'), '')", text},
	"utm_medium":               {"coalesce(json_extract(utm, '$.utm_medium'), '')", text},
	"utm_campaign":             {"coalesce(json_extract(utm, '$.utm_campaign'), '')", text},
	"utm_term":                 {"coalesce(json_extract(utm, '$.utm_term'), '')", text},
	"utm_content":              {"coalesce(json_extract(utm, '$.utm_content'), '')", text},
}}

// Conversations can be searched by their state and by whom they are with.
var Conversations = &Table{fields: map[string]field{
	"id":                {"id", text},
	"state":             {"state", text},
	"open":              {"(state <> 'closed')", boolean},
	"read":              {"(NOT EXISTS (SELECT 1 FROM parts WHERE conversation = c.id AND admin = '' AND seen_at = 0))", boolean},
	"admin_assignee_id": {"assignee", text},
	"source.author.id":  {"contact_id", text},
	"contact_ids":       {"contact_id", text},
	"source.url":        {"url", text},
	"snoozed_until":     {"snoozed_until", number},
	"created_at":        {"created_at", number},
	"updated_at":        {"updated_at", number},

	"conversation_rating.score": {"rating", number},
}}

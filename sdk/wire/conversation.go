package wire

import "strings"

// Names of the messenger's requests. The first four are questions, the rest change
// something and are repeated under their key until they are taken.
const (
	Open          = "open"          // the messenger opens: see HomeAnswer
	Home          = "home"          // likewise, when it is open
	Conversations = "conversations" // Page, PerPage: see ConversationList
	Messages      = "messages"      // Blocks, ClientUUID: a new Conversation
	Uploads       = "uploads"       // multipart/form-data with file: see Upload. An addition
	Email         = "email"         // Email: a visitor becomes a lead that can be reached. An addition
)

// ConversationPath names the request for one conversation: with Before, the parts
// before that one.
func ConversationPath(id string) string { return conversationPath(id, "") }

// ReplyPath names the request that adds a part (Blocks, ClientUUID); the answer is
// the [Part].
func ReplyPath(id string) string { return conversationPath(id, "/reply") }

// ReadPath names the request that says the person has seen all of a conversation.
func ReadPath(id string) string { return conversationPath(id, "/read") }

// RatePath names the request that rates a conversation (Rating, Remark). An addition.
func RatePath(id string) string { return conversationPath(id, "/rate") }

// RepliedTo is the id of the conversation whose ReplyPath a name is.
func RepliedTo(name string) (id string, ok bool) {
	rest, ok := strings.CutPrefix(name, Conversations+"/")
	if !ok {
		return "", false
	}
	if rest, ok = strings.CutSuffix(rest, "/reply"); !ok {
		return "", false
	}
	return unescape(rest)
}

func conversationPath(id, what string) string {
	var f form
	f.escape(id)
	return Conversations + "/" + string(f) + what
}

// Conversation is what is said between a person and a team.
type Conversation struct {
	ID           string   `json:"id"`
	State        string   `json:"state"`      // open, closed, snoozed
	Read         bool     `json:"read"`       // by the person
	CreatedAt    int64    `json:"created_at"` // Unix seconds
	UpdatedAt    int64    `json:"updated_at"` // Unix seconds
	Participants []Author `json:"participants"`
	Parts        []Part   `json:"parts"` // newest last; in lists the last one alone
	// HasMoreParts says that there are older ones than Parts. An addition.
	HasMoreParts bool `json:"has_more_parts,omitempty"`
	// Rating is 1 to 5, 0 while it is not rated. An addition.
	Rating int `json:"rating,omitempty"`
}

// States of a conversation.
const (
	StateOpen    = "open"
	StateClosed  = "closed"
	StateSnoozed = "snoozed"
)

// Part is one thing that was said or done in a conversation.
type Part struct {
	ID         string  `json:"id"`
	PartType   string  `json:"part_type"` // see PartComment
	Author     Author  `json:"author"`
	Blocks     []Block `json:"blocks"`
	CreatedAt  int64   `json:"created_at"` // Unix seconds
	ClientUUID string  `json:"client_assigned_uuid,omitempty"`
	SeenAt     int64   `json:"seen_at,omitempty"` // Unix seconds, by the other side; 0 for not yet
}

// Types of parts; one of another type is shown when it has blocks.
const (
	PartComment = "comment"
	PartClose   = "close"
	PartOpen    = "open"
	PartSnoozed = "snoozed"
)

// Author is who said it.
type Author struct {
	Type   string `json:"type"` // see AuthorUser
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	Avatar string `json:"avatar,omitempty"` // URL
}

// Types of authors.
const (
	AuthorUser  = "user"
	AuthorLead  = "lead"
	AuthorAdmin = "admin"
	AuthorBot   = "bot"
)

// Team says whether the part comes from the team's side.
func (a Author) Team() bool { return a.Type == AuthorAdmin || a.Type == AuthorBot }

// ConversationList answers conversations, newest first.
type ConversationList struct {
	Conversations []Conversation `json:"conversations"`
	HasMore       bool           `json:"has_more_conversations"`
	// UnreadIDs are as in a ping's answer. An addition.
	UnreadIDs []string `json:"unread_conversation_ids"`
}

// HomeAnswer answers open and home.
type HomeAnswer struct {
	ConversationList
	Greeting     string   `json:"greeting,omitempty"`
	Introduction string   `json:"introduction,omitempty"`
	Team         []Author `json:"team"`
	// ReplyTime says in words how soon the team answers, "" for nothing.
	ReplyTime string   `json:"reply_time,omitempty"`
	Spaces    []string `json:"spaces"` // of home, messages, help, news, tasks, tickets
	// Upload is what may be sent.
	Upload UploadLimits `json:"upload"`
}

// UploadLimits are told before anything is sent.
type UploadLimits struct {
	MaxBytes     int64    `json:"max_bytes"`     // of one file; 0 for no uploads at all
	ContentTypes []string `json:"content_types"` // such as image/png
}

// Upload answers uploads: what the block of an attachment or image is made of.
type Upload struct {
	URL         string `json:"url"` // absolute, or a path on the backend
	Name        string `json:"name"`
	Size        int64  `json:"size"` // bytes
	ContentType string `json:"content_type"`
	Width       int    `json:"width,omitempty"`  // pixels, of an image
	Height      int    `json:"height,omitempty"` // pixels, of an image
}

// Bounds of what is taken of one answer.
const (
	maxConversations = 100
	maxParts         = 200
)

// ParseConversation reads one conversation: the answer to messages and to
// conversations/{id}.
func ParseConversation(body string) (Conversation, error) {
	o, err := ParseObject(body)
	if err != nil {
		return Conversation{}, err
	}
	return conversation(o), nil
}

// ParsePart reads the answer to a reply.
func ParsePart(body string) (Part, error) {
	o, err := ParseObject(body)
	return part(o), err
}

// ParseConversationList reads the answer to conversations.
func ParseConversationList(body string) (ConversationList, error) {
	o, err := ParseObject(body)
	return conversationList(o), err
}

// ParseHome reads the answer to open and home.
func ParseHome(body string) (HomeAnswer, error) {
	o, err := ParseObject(body)
	limits := o.Object("upload")
	a := HomeAnswer{
		ConversationList: conversationList(o), Greeting: o.String("greeting"), Introduction: o.String("introduction"),
		Team: authors(o.List("team")), ReplyTime: o.String("reply_time"), Spaces: texts(o.List("spaces")),
		Upload: UploadLimits{MaxBytes: limits.Int("max_bytes"), ContentTypes: texts(limits.List("content_types"))},
	}
	return a, err
}

// ParseUpload reads the answer to uploads.
func ParseUpload(body string) (Upload, error) {
	o, err := ParseObject(body)
	return Upload{
		URL: o.String("url"), Name: o.String("name"), Size: o.Int("size"), ContentType: o.String("content_type"),
		Width: int(o.Int("width")), Height: int(o.Int("height")),
	}, err
}

func conversationList(o Object) ConversationList {
	a := ConversationList{HasMore: o.Bool("has_more_conversations"), UnreadIDs: ids(o.List("unread_conversation_ids"))}
	for _, v := range o.List("conversations") {
		c, _ := v.(Object)
		if c := conversation(c); c.ID != "" && len(a.Conversations) < maxConversations {
			a.Conversations = append(a.Conversations, c)
		}
	}
	return a
}

func conversation(o Object) Conversation {
	c := Conversation{
		ID: idString(o, "id"), State: o.String("state"), Read: o.Bool("read"), CreatedAt: o.Int("created_at"), UpdatedAt: o.Int("updated_at"),
		Participants: authors(o.List("participants")), HasMoreParts: o.Bool("has_more_parts"), Rating: int(o.Int("rating")),
	}
	if c.ID == "." || c.ID == ".." { // which every URL parser takes for a folder
		c.ID = ""
	}
	list := o.List("parts")
	list = list[max(0, len(list)-maxParts):]
	for _, v := range list {
		o, _ := v.(Object)
		if p := part(o); p.ID != "" {
			c.Parts = append(c.Parts, p)
		}
	}
	return c
}

func part(o Object) Part {
	return Part{
		ID: idString(o, "id"), PartType: o.String("part_type"), Author: author(o.Object("author")), Blocks: parseBlocks(o.List("blocks")),
		CreatedAt: o.Int("created_at"), ClientUUID: o.String("client_assigned_uuid"), SeenAt: o.Int("seen_at"),
	}
}

func authors(list []any) []Author {
	var out []Author
	for _, v := range list {
		o, _ := v.(Object)
		if a := author(o); a.ID+a.Name != "" && len(out) < maxConversations {
			out = append(out, a)
		}
	}
	return out
}

func author(o Object) Author {
	a := Author{Type: o.String("type"), ID: idString(o, "id"), Name: o.String("name"), Avatar: o.String("avatar")}
	if a.Avatar == "" { // as a person's attribute is
		a.Avatar = o.Object("avatar").String("image_url")
	}
	return a
}

func texts(list []any) []string {
	var out []string
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

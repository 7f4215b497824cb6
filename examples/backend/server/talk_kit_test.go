package server_test

import (
	"encoding/json"
	"net/http"

	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func paragraph(text string) []wire.Block { return []wire.Block{{Type: "paragraph", Text: text}} }

// asks sends a request that has to succeed and reads the answer.
func asks[T any](w *browser, name string, r wire.Request) (answer T) {
	status, body := w.send(name, r)
	require.Equal(w.b.t, http.StatusOK, status, body)
	require.NoError(w.b.t, json.Unmarshal([]byte(body), &answer), body)
	return answer
}

// message is a request with words and a client_assigned_uuid.
func (w *browser) message(text string) wire.Request {
	r := w.request(nil)
	r.Blocks, r.ClientUUID = paragraph(text), "uuid-"+r.IdempotencyKey
	return r
}

func (w *browser) starts(text string) wire.Conversation {
	return asks[wire.Conversation](w, wire.Messages, w.message(text))
}

func (w *browser) replies(id, text string) wire.Part {
	return asks[wire.Part](w, wire.ReplyPath(id), w.message(text))
}

func (w *browser) conversation(id string) wire.Conversation {
	return asks[wire.Conversation](w, wire.ConversationPath(id), w.request(nil))
}

func (w *browser) list() wire.ConversationList {
	return asks[wire.ConversationList](w, wire.Conversations, w.request(nil))
}

// answers has the demo workspace's one admin say something.
func (b *backend) answers(id, text string) {
	status, body := b.rest(http.MethodPost, "/conversations/"+id+"/reply", `{"message_type":"comment","type":"admin","admin_id":"1","body":"`+text+`"}`)
	require.Equal(b.t, http.StatusOK, status, body)
}

func words(parts []wire.Part) (out []string) {
	for _, p := range parts {
		for _, b := range p.Blocks {
			out = append(out, b.Text)
		}
	}
	return out
}

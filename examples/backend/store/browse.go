package store

import (
	"fmt"
	"strings"
)

// Browse is what an operator looks for among a workspace's conversations.
type Browse struct {
	AppID    string
	State    string // "" for any
	Assignee string // "" for anybody
	Text     string // in what was said, or in the person's name, email or user id; "" for anything
	Limit    int
}

const browse = selectConversation + `JOIN contacts AS p ON p.id = contact_id
	WHERE c.app_id = ?1 AND (?2 = '' OR state = ?2) AND (?3 = '' OR assignee = ?3) AND (?4 = ''
		OR p.name LIKE ?4 ESCAPE '\' OR p.email LIKE ?4 ESCAPE '\' OR p.user_id LIKE ?4 ESCAPE '\'
		OR EXISTS (SELECT 1 FROM parts, json_each(blocks) AS b
			WHERE conversation = c.id AND coalesce(b.value ->> 'text', b.value ->> 'name') LIKE ?4 ESCAPE '\'))
	ORDER BY last_said DESC LIMIT ?5`

// Browse returns the conversations that fit, those in which something was said last
// first.
func (t *Tx) Browse(b Browse) ([]Conversation, error) {
	pattern := ""
	if b.Text != "" {
		pattern = "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(b.Text) + "%"
	}
	found, err := list(t, browse, []any{b.AppID, b.State, b.Assignee, pattern, b.Limit}, scanConversation)
	if err != nil {
		return nil, fmt.Errorf("browsing conversations: %w", err)
	}
	return found, nil
}

// UnreadByTeam returns how many open conversations hold something that nobody of the
// team has seen.
func (t *Tx) UnreadByTeam(appID string) (n int, err error) {
	return n, t.row(`SELECT count(*) FROM conversations AS c WHERE app_id = ? AND state = 'open' AND `+unseenByTeam, []any{appID}, &n)
}

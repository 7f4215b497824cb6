package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
)

// hooks are the callbacks of the messenger that a page registered.
type hooks struct {
	shown, hid, supplied, activated []*func(string)
}

// hook registers f, until unsubscribe or Shutdown.
func (c *Client) hook(list *[]*func(string), f func(string)) (unsubscribe func()) {
	key := &f
	c.do(func(time.Time) []session.Effect {
		*list = append(*list, key)
		return nil
	})
	return func() {
		c.do(func(time.Time) []session.Effect {
			for i, k := range *list {
				if k == key {
					*list = append((*list)[:i:i], (*list)[i+1:]...)
					break
				}
			}
			return nil
		})
	}
}

func (c *Client) fire(list []*func(string), arg string) {
	for _, f := range list {
		f := *f
		c.calls = append(c.calls, func() { f(arg) })
	}
}

package content

import (
	"embed"
	"encoding/json"
	"io/fs"

	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/sdk/wire"
)

//go:embed demo
var demo embed.FS

// Images returns the pictures of the demo's posts.
func Images() fs.FS {
	sub, err := fs.Sub(demo, "demo/images")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return sub
}

// Demo returns the posts that a demo workspace begins with.
func Demo() ([]Post, error) {
	data, err := demo.ReadFile("demo/posts.json")
	if err != nil {
		return nil, err
	}
	var list []struct {
		Title  string
		Blocks []wire.Block
		Rules  rules.Rules
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	posts := make([]Post, len(list))
	for i, p := range list {
		posts[i] = Post{Title: p.Title, Blocks: p.Blocks, Rules: p.Rules}
	}
	return posts, nil
}

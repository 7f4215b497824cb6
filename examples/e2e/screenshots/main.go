// Command screenshots takes pictures of the demo, of the messenger in all its states,
// of the app in Go and of the inbox, on a wide and on a narrow screen, in the light and
// in the dark theme:
//
//	go run ./e2e/screenshots -out ../screenshots
//
// With -only it takes those alone whose names begin so, with -readme those of the
// README, in their places.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func main() {
	out := flag.String("out", "screenshots", "folder for the pictures")
	only := flag.String("only", "", "what the names begin with")
	forReadme := flag.Bool("readme", false, "take the pictures of the README instead")
	flag.Parse()
	work := func() error { return take(*out, *only) }
	if *forReadme {
		work = takeReadme
	}
	rig.With(func() int {
		if err := work(); err != nil {
			fmt.Fprintln(os.Stderr, "screenshots:", err)
			return 1
		}
		return 0
	})
}

type screen struct {
	name          string
	width, height int64
	options       []chromedp.EmulateViewportOption
}

var screens = []screen{
	{"wide", 1280, 800, nil},
	{"narrow", 375, 812, []chromedp.EmulateViewportOption{chromedp.EmulateMobile}},
}

func take(out, only string) (err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	j := &rig.Job{}
	defer j.End(&err)
	for _, s := range screens {
		for _, theme := range []string{"light", "dark"} {
			v := &visit{t: j, screen: s, theme: theme, backend: rig.NewDemoBackend(j)}
			for _, group := range [][]view{views, talkViews, goViews, inboxViews} {
				if err := v.takeAll(group, out, only); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (v *visit) takeAll(group []view, out, only string) error {
	for _, w := range group {
		name := fmt.Sprintf("%s-%s-%s.png", w.name, v.screen.name, v.theme)
		if !strings.HasPrefix(name, only) {
			continue
		}
		name = filepath.Join(out, name)
		if err := os.WriteFile(name, v.shoot(w), 0o644); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}

// Command screenshots takes pictures of the demo as a visitor sees it, on a wide
// and on a narrow screen, in the light and in the dark theme:
//
//	go run ./e2e/screenshots -out ../screenshots
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func main() {
	out := flag.String("out", "screenshots", "folder for the pictures")
	flag.Parse()
	rig.With(func() int {
		if err := take(*out); err != nil {
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

func take(out string) (err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	j := &rig.Job{}
	defer j.End(&err)
	for _, s := range screens {
		for _, theme := range []string{"light", "dark"} {
			backend := rig.NewDemoBackend(j)
			for _, v := range views {
				picture := shoot(j, backend, v, s, theme)
				name := filepath.Join(out, fmt.Sprintf("%s-%s-%s.png", v.name, s.name, theme))
				if err := os.WriteFile(name, picture, 0o644); err != nil {
					return err
				}
				fmt.Println(name)
			}
		}
	}
	return nil
}

// settled is true when nothing moves any more: what is new is highlighted for a
// moment.
const settled = `document.getAnimations().every(a => a.playState === 'finished' || a.effect.getComputedTiming().iterations === Infinity)`

func shoot(j *rig.Job, backend *rig.Backend, v view, s screen, theme string) []byte {
	tab := rig.NewTab(j)
	tab.Size(s.width, s.height, s.options...)
	tab.Media("prefers-color-scheme", theme)
	tab.Open(backend.Base + v.path)
	v.prepare(tab)
	tab.Do(`scrollTo(0, 0)`)
	tab.Until(settled)
	return tab.Screenshot()
}

package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// readme are the pictures of the README: small ones, since they are kept.
var readme = []struct {
	file   string
	screen screen
	view   view
}{
	{"docs/home.png", screen{width: 360, height: 600}, view{"", "/", func(v *visit) { v.show("show"); v.UntilWords("Send us a message") }}},
	{"docs/conversation.png", screen{width: 360, height: 600}, view{"", "/dashboard", func(v *visit) {
		v.logIn()
		v.answered("Which of my reports is the slow one?", "The one with the map. We are on it: by Monday it will be twice as fast.")
	}}},
	{"examples/screenshot.png", screen{width: 1100, height: 640}, view{"", "/dashboard", func(v *visit) {
		v.logIn()
		v.answered("Can Lin see my dashboard?", "Once you have shared it: there is a button at its end.")
	}}},
	{"docs/inbox.png", screen{width: 1280, height: 640}, view{"", "/", func(v *visit) {
		v.ask("Do you have a plan for two people?")
		v.enter().Choose("Once you have shared it")
	}}},
}

func takeReadme() (err error) {
	j := &rig.Job{}
	defer j.End(&err)
	v := &visit{t: j, theme: "light", backend: rig.NewDemoBackend(j)}
	for _, r := range readme {
		v.screen = r.screen
		picture, err := smaller(v.shoot(r.view))
		if err != nil {
			return err
		}
		name := filepath.Join(rig.Root, r.file)
		if err := os.WriteFile(name, picture, 0o644); err != nil {
			return err
		}
		fmt.Println(r.file, len(picture))
	}
	return nil
}

// smaller is the same picture in fewer bytes: browsers are in a hurry.
func smaller(picture []byte) ([]byte, error) {
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, fmt.Errorf("reading the picture: %w", err)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&out, decoded)
	return out.Bytes(), err
}

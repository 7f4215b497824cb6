package gospa_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/gospa"
	"github.com/entryphone/entryphone/examples/gospa/fleet"
)

var (
	reference = regexp.MustCompile(`(?:src|href)="(/[^"]*\.[a-z]+)"`)
	refused   = regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]|<[^>]*\s(?:style|on[a-z]+)=|<style|(?:src|href)="(?:https?:)?//`)
)

func TestThePageWorksUnderTheStrictPolicy(t *testing.T) {
	page, err := fs.ReadFile(gospa.Files, "index.html")
	require.NoError(t, err)
	assert.Empty(t, refused.FindString(string(page)))
}

func TestEveryReferenceOfThePageLeadsToAFile(t *testing.T) {
	page, err := fs.ReadFile(gospa.Files, "index.html")
	require.NoError(t, err)
	found := reference.FindAllStringSubmatch(string(page), -1)
	require.NotEmpty(t, found)
	for _, f := range found {
		name, own := strings.CutPrefix(f[1], gospa.Base)
		if !own || name == "app.wasm" { // the backend's, and what go generate makes
			continue
		}
		_, err := fs.Stat(gospa.Files, name)
		assert.NoError(t, err, f[1])
	}
}

func TestEveryBoatHasAPicture(t *testing.T) {
	for _, b := range fleet.All {
		_, err := fs.Stat(gospa.Files, "boats/"+b.ID+".svg")
		assert.NoError(t, err, b.Name)
		assert.NotEmpty(t, b.Picture, b.Name)
	}
}

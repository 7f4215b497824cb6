package spa_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/spa"
)

// What the backend serves beside the app's own files.
var servedByBackend = []string{"/dist/", "/widget/", "/demo/"}

var (
	htmlReference  = regexp.MustCompile(`(?:src|href)="(/[^"]*\.[a-z]+)"`)
	scriptImport   = regexp.MustCompile(`from '(\.[^']+)'`)
	navigation     = regexp.MustCompile(`data-route="([^"]+)"`)
	route          = regexp.MustCompile(`(?m)^  '(/[^']*)': \{ title: '[^']+', template: '([^']+)'`)
	inlineScript   = regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]`)
	inlineHandler  = regexp.MustCompile(`<[^>]*\s(?:style|on[a-z]+)=`)
	inlineStyle    = regexp.MustCompile(`<style`)
	foreignAddress = regexp.MustCompile(`(?:src|href)="(?:https?:)?//`)
	textAsMarkup   = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\('style'|cssText`)
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(spa.Files, name)
	require.NoError(t, err)
	return string(text)
}

func filesNamed(t *testing.T, suffix string) []string {
	t.Helper()
	var names []string
	require.NoError(t, fs.WalkDir(spa.Files, ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
		return err
	}))
	require.NotEmpty(t, names, "no file ends in %s", suffix)
	return names
}

func TestPagesWorkUnderTheStrictPolicy(t *testing.T) {
	for _, name := range filesNamed(t, ".html") {
		page := read(t, name)
		for what, pattern := range map[string]*regexp.Regexp{
			"a script in the page":         inlineScript,
			"a style sheet in the page":    inlineStyle,
			"a style or handler attribute": inlineHandler,
			"a resource of another origin": foreignAddress,
		} {
			assert.Empty(t, pattern.FindString(page), "%s has %s", name, what)
		}
	}
}

func TestScriptsDrawElementsNotMarkup(t *testing.T) {
	for _, name := range filesNamed(t, ".js") {
		assert.Empty(t, textAsMarkup.FindString(read(t, name)), name)
	}
}

func TestEveryReferenceOfAPageLeadsToAFile(t *testing.T) {
	for _, name := range filesNamed(t, ".html") {
		for _, found := range htmlReference.FindAllStringSubmatch(read(t, name), -1) {
			if isServedByBackend(found[1]) {
				continue
			}
			_, err := fs.Stat(spa.Files, strings.TrimPrefix(found[1], "/"))
			assert.NoError(t, err, "%s refers to %s", name, found[1])
		}
	}
}

func isServedByBackend(address string) bool {
	for _, prefix := range servedByBackend {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return false
}

func TestEveryImportLeadsToAFile(t *testing.T) {
	for _, name := range filesNamed(t, ".js") {
		for _, found := range scriptImport.FindAllStringSubmatch(read(t, name), -1) {
			_, err := fs.Stat(spa.Files, path.Join(path.Dir(name), found[1]))
			assert.NoError(t, err, "%s imports %s", name, found[1])
		}
	}
}

func TestEveryRouteHasItsTemplateAndTheNavigationItsRoutes(t *testing.T) {
	page := read(t, "index.html")
	templates := map[string]string{}
	for _, found := range route.FindAllStringSubmatch(read(t, "app/views/index.js"), -1) {
		templates[found[1]] = found[2]
		assert.Contains(t, page, `<template id="view-`+found[2]+`">`, "route %s", found[1])
	}
	require.GreaterOrEqual(t, len(templates), 5)

	links := navigation.FindAllStringSubmatch(page, -1)
	require.NotEmpty(t, links)
	for _, found := range links {
		assert.Contains(t, templates, found[1], "a link of the navigation")
	}
}

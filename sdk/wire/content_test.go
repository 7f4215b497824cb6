package wire_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestContentNeedsATypeAndAnID(t *testing.T) {
	got, err := wire.ParsePing(`{"client_matches":[
		{"type":"post"}, {"id":"a"}, {"type":"post","id":""}, {"type":"post","id":{}}, {"type":1,"id":"a"}, null, "x",
		{"type":"post","id":"."}, {"type":"post","id":".."}, {"type":"banner","id":"..."},
		{"type":"banner","id":"b"}, {"type":"post","id":7,"title":3,"blocks":{}}]}`)
	require.NoError(t, err)
	assert.Equal(t, []wire.Content{{Type: "banner", ID: "..."}, {Type: "banner", ID: "b"}, {Type: "post", ID: "7"}}, got.ClientMatches)
}

func TestBlocksStandStrangeFields(t *testing.T) {
	got, err := wire.ParsePing(`{"client_matches":[{"type":"post","id":"a","blocks":[
		{"type":"paragraph","text":5}, 7, {"type":"list","items":["a",1,null,"b"],"ordered":"yes"}, {"type":"image","width":"9","height":9.7},
		{"type":"from the future","text":"x","new":[]}]}]}`)
	require.NoError(t, err)
	require.Len(t, got.ClientMatches, 1)
	assert.Equal(t, []wire.Block{
		{Type: "paragraph"}, {Type: "list", Items: []string{"a", "b"}}, {Type: "image", Height: 9}, {Type: "from the future", Text: "x"},
	}, got.ClientMatches[0].Blocks)
}

func TestAHundredPiecesOfContentAreEnough(t *testing.T) {
	got, err := wire.ParsePing(`{"client_matches":[` + strings.Repeat(`{"type":"post"},{"type":"post","id":"a"},`, 10000) + `{}]}`)
	require.NoError(t, err)
	assert.Len(t, got.ClientMatches, 100)
}

func TestIDIsTextOrNumber(t *testing.T) {
	tests := []struct {
		name string
		v    any
		want string
	}{
		{"text", "a/b", "a/b"},
		{"whole number", 12345678.0, "12345678"},
		{"large number", 9007199254740991.0, "9007199254740991"},
		{"beyond exponents", 1e21, "1000000000000000000000"},
		{"fraction", 1.5, "1.5"},
		{"null", nil, ""},
		{"truth", true, ""},
		{"list", []any{"a"}, ""},
		{"object", wire.Object{}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, wire.ID(test.v)) })
	}
}

func TestContentPathKeepsAnyIDInItsSegment(t *testing.T) {
	for _, id := range []string{"12", "a-b_c.d", "a/b", "../x", "a b", "a+b", "a?b#c", "ü😀", "%2F", "a\\b", "a&b=c"} {
		t.Run(id, func(t *testing.T) {
			path := wire.Path(wire.ContentPath("post", id, "seen"))
			assert.True(t, strings.HasPrefix(path, "/messenger/web/content/post/"), path)
			u, err := url.Parse("https://backend.example" + path)
			require.NoError(t, err)
			segments := strings.Split(u.EscapedPath(), "/")
			require.Len(t, segments, 7, path)
			got, err := url.PathUnescape(segments[5])
			require.NoError(t, err)
			assert.Equal(t, id, got)
			assert.Equal(t, "seen", segments[6])
			assert.Empty(t, u.RawQuery+u.Fragment)
		})
	}
}

func TestParseErrorsReadsWhatItCan(t *testing.T) {
	tests := []struct {
		name, body string
		want       []wire.Error
	}{
		{"as the contract has it", `{"errors":[{"code":"c","message":"m","field":"f"}]}`, []wire.Error{{Code: "c", Message: "m", Field: "f"}}},
		{"nothing", ``, nil},
		{"a page of a proxy", `<html>502</html>`, nil},
		{"no list", `{"errors":"x"}`, nil},
		{"an empty list", `{"errors":[]}`, nil},
		{"what says nothing", `{"errors":[null,7,"x",[],{},{"code":7,"field":"f"}]}`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, wire.ParseErrors(test.body)) })
	}
}

func TestParseErrorsReadsNoMoreThanTen(t *testing.T) {
	assert.Len(t, wire.ParseErrors(`{"errors":[`+strings.Repeat(`{},{"code":"c"},`, 1000)+`{}]}`), 10)
}

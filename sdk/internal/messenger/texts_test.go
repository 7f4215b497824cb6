package messenger_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/stretchr/testify/assert"
)

// openLabel is how the launcher is called.
func openLabel(t *messenger.Texts) string {
	return messenger.LauncherOf(&talk.State{}, messenger.Look{}, t).Label
}

func TestLanguageIsTheFirstThatIsKnown(t *testing.T) {
	for name, test := range map[string]struct {
		langs []string
		want  string
	}{
		"nobody says":               {nil, "en"},
		"one":                       {[]string{"de"}, "de"},
		"the first counts":          {[]string{"fr", "de"}, "fr"},
		"unknown is passed over":    {[]string{"", "tlh", "es"}, "es"},
		"region":                    {[]string{"de-AT"}, "de"},
		"script and region":         {[]string{"ja-Jpan-JP"}, "ja"},
		"written with an underline": {[]string{" fr_CA "}, "fr"},
		"capitals":                  {[]string{"AR"}, "ar"},
		"all unknown":               {[]string{"x", "-", "__"}, "en"},
		"no language's beginning":   {[]string{"den"}, "en"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, messenger.TextsOf(nil, test.langs...).Lang) })
	}
}

func TestArabicIsWrittenFromTheRight(t *testing.T) {
	for lang, want := range map[string]bool{"ar": true, "ar-EG": true, "en": false, "ja": false} {
		assert.Equal(t, want, messenger.TextsOf(nil, lang).RTL, lang)
	}
}

func TestASiteHasItsOwnWords(t *testing.T) {
	own := map[string]map[string]string{
		"de": {"Open messenger": "Schreiben Sie uns"},
		"nl": {"Open messenger": "Open de messenger"},
		"he": {},
	}
	assert.Equal(t, "Schreiben Sie uns", openLabel(messenger.TextsOf(own, "de")))
	assert.Equal(t, "Open messenger", openLabel(messenger.TextsOf(own, "en")))
	dutch := messenger.TextsOf(own, "nl-BE")
	assert.Equal(t, "nl", dutch.Lang)
	assert.Equal(t, "Open de messenger", openLabel(dutch))
	assert.Equal(t, "Close messenger", messenger.LauncherOf(&talk.State{Open: true}, messenger.Look{}, dutch).Label, "what it leaves out is English")
	assert.True(t, messenger.TextsOf(own, "he").RTL)
}

// TestLanguagesSayEverything looks at the table itself: a line too few and all of the
// words behind it are others.
func TestLanguagesSayEverything(t *testing.T) {
	english := messenger.Words("en")
	assert.Len(t, english, messenger.CountOfWords)
	for _, lang := range []string{"de", "fr", "es", "ja", "ar"} {
		t.Run(lang, func(t *testing.T) {
			words := messenger.Words(lang)
			if !assert.Len(t, words, len(english)) {
				return
			}
			for i, s := range words {
				assert.NotEmpty(t, strings.TrimSpace(s), english[i])
				assert.Equal(t, strings.Count(english[i], "%"), strings.Count(s, "%"), "%s: %s", english[i], s)
				if n := strings.Count(english[i], ","); n > 3 { // lists
					assert.Equal(t, n, strings.Count(s, ","), s)
				}
			}
		})
	}
}

func TestUnreadIsInTheLaunchersName(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "Open messenger, 2 unread", "de": "Messenger öffnen, 2 ungelesen", "fr": "Ouvrir la messagerie, 2 non lus",
		"es": "Abrir la mensajería, 2 sin leer", "ja": "メッセンジャーを開く、未読2件", "ar": "فتح المراسلة، غير مقروء: 2",
	} {
		l := messenger.LauncherOf(&talk.State{Unread: 2}, messenger.Look{Launcher: true}, messenger.TextsOf(nil, lang))
		assert.Equal(t, want, l.Label)
		assert.Equal(t, 2, l.Unread)
		assert.True(t, l.Shown)
	}
}

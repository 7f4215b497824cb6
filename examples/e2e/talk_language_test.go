package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestTheLanguageOfTheMessenger(t *testing.T) {
	t.Parallel()
	w := talker(t, "language_override: 'de'")
	w.Do(`Intercom('show')`)
	w.UntilWords("Senden Sie uns eine Nachricht")
	root := rig.Talk + `.documentElement`
	assert.Equal(t, "de ltr", rig.Get[string](w.Tab, root+`.lang + ' ' + `+root+`.dir`))
	assert.Equal(t, "Messenger schließen", rig.Get[string](w.Tab, launcher+`.computedName`))

	w.Do(`Intercom('update', {language_override: 'ar'})`)
	w.Until(root + `.dir === 'rtl'`)
	assert.Equal(t, "ar", rig.Get[string](w.Tab, root+`.lang`))
	w.Do(`Intercom('showMessages')`)
	w.Until(rig.InTalk(`.bar`))
	const x = `.getBoundingClientRect().x`
	assert.Less(t, rig.Get[float64](w.Tab, rig.InTalk(`[data-act=close]`)+x), rig.Get[float64](w.Tab, rig.InTalk(`h1`)+x), "the other way round")

	w.Do(`Intercom('update', {language_override: 'xx'})`)
	w.Until(root + `.dir === 'ltr'`)
	w.UntilWords("Messages from the team will be shown here")
	assert.Empty(t, w.Console.Trouble())
}

func TestAPagesWordsStandInThePlaceOfOurs(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Do(`Intercom('setTexts', {en: {'Send us a message': 'Say <b>hello</b>'}, nl: {'Send us a message': 'Stuur ons een bericht'}})`)
	w.Do(`Intercom('showSpace', 'home')`)
	w.UntilWords("Say <b>hello</b>")
	w.Do(`Intercom('update', {language_override: 'nl'})`)
	w.UntilWords("Stuur ons een bericht")
	w.Do(`Intercom('setTexts', {nl: {'Send us a message': 'Zeg het maar'}})`)
	w.UntilWords("Zeg het maar")
}

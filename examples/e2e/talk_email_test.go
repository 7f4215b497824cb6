package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// supply leaves an address in the field for it.
func supply(w *rig.World, address string) {
	w.ClickTalk(`input[type=email]`)
	w.Until(rig.InTalk(`input[type=email]`) + ` === ` + rig.Talk + `.activeElement`)
	w.Type(address)
	w.Press(kb.Enter)
}

func TestAVisitorLeavesAnAddressAndBecomesAUser(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	assert.False(t, rig.Get[bool](w.Tab, `!!`+rig.InTalk(`input[type=email]`)), "nothing was said yet")
	w.Say("Hello")
	w.UntilWords("Get notified by email")
	w.UntilStored("the lead", func() bool { return w.Contacts(rig.AppID)[0].Role == "lead" })

	supply(w, "ada")
	w.UntilWords("not an email address")
	supply(w, "@example.com")
	w.Until(`!` + rig.InTalk(`input[type=email]`))
	w.UntilStored("the address", func() bool { return w.Contacts(rig.AppID)[0].Email == "ada@example.com" })
	assert.Contains(t, told(w.Tab), "onUserEmailSupplied ada@example.com")
	lead := w.Contacts(rig.AppID)[0]
	assert.Equal(t, "lead", lead.Role)

	w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', email: 'ada@example.com'})`)
	w.UntilStored("the user", func() bool {
		c := w.Contacts(rig.AppID)
		return len(c) == 1 && c[0].Role == "user" && c[0].UserID == "u-1"
	})
	w.Do(`Intercom('showMessages')`)
	w.UntilOpen()
	w.ClickTalk(`button.row`)
	w.UntilSaid("> Hello")
	w.Say("It is me")
	w.UntilSaid("> Hello", "> It is me")
	assert.NotContains(t, w.Words(), "Get notified by email")
	o := rig.NewOperator(t, w.Backend)
	o.Choose("It is me")
	require.Equal(t, []string{"> Hello", "> It is me"}, o.Heard())
	o.Answer("Welcome back")
	w.UntilSaid("> Hello", "> It is me", "Welcome back")
	assert.Empty(t, w.Console.Trouble())
}

func TestWhoDoesNotWantToLeaveAnAddressIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	w.Say("Hello")
	w.UntilWords("Get notified by email")
	w.ClickTalk(`form button[data-act=noemail]`)
	w.Until(`!` + rig.InTalk(`input[type=email]`))
	w.Reload()
	w.UntilOpen()
	w.UntilSaid("> Hello")
	assert.NotContains(t, w.Words(), "Get notified by email")
}

func TestAUserIsNotAskedForAnAddress(t *testing.T) {
	t.Parallel()
	w := talker(t, "user_id: 'u-1'")
	w.Compose()
	w.Say("Hello")
	w.UntilSaid("> Hello")
	assert.False(t, rig.Get[bool](w.Tab, `!!`+rig.InTalk(`input[type=email]`)))
}

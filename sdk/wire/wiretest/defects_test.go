package wiretest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
	"github.com/entryphone/entryphone/sdk/wire/wiretest/internal/memory"
)

// defects are ways of breaking the contract, and the checks that fail for each: no
// fewer, and no more.
var defects = map[memory.Defect][]string{
	memory.IgnoresKeys:          {"idempotency/in-parallel", "idempotency/in-sequence", "idempotency/late-retry", "conversations/key-in-sequence", "conversations/key-in-parallel", "conversations/reply-once"},
	memory.KeyTwiceInParallel:   {"idempotency/in-parallel", "conversations/key-in-parallel"},
	memory.IgnoresEventIDs:      {"idempotency/event-id", "idempotency/event-id-in-parallel"},
	memory.MatchesAreNull:       {"idempotency/retry-is-answered", "ping/shape"},
	memory.BlocksAreStrings:     {"idempotency/retry-is-answered", "ping/shape"},
	memory.ExpiryInMilliseconds: {"ping/session-expiry"},
	memory.ErrorsWithoutField:   {"errors/malformed-user-data", "conversations/unusable", "conversations/email-unusable"},
	memory.MetricsAnswered:      {"metrics/no-content"},
	memory.VisitorStays:         {"persons/visitor-becomes-user", "conversations/visitor-becomes-user", "conversations/visitor-becomes-known-user"},
	memory.MergesUsers:          {"persons/never-user-into-user", "persons/other-email"},
	memory.MergesByEmail:        {"persons/same-email-two-ids"},
	memory.MergesByCookie:       {"persons/never-user-into-user", "persons/other-email", "persons/shared-browser", "conversations/after-logout"},
	memory.EmailIsIdentity:      {"identity/user-hash", "persons/email-is-an-attribute", "persons/gains-user-id"},
	memory.NumbersAreOthers:     {"persons/id-is-number-or-string", "persons/number-id-stored"},
	memory.SessionIgnored:       {"sessions/accepted"},
	memory.SessionIsID:          {"sessions/opaque"},
	memory.SessionUnsigned:      {"sessions/forged"},
	memory.SessionOfAnyApp:      {"sessions/of-another-app", "sessions/of-a-secure-app"},
	memory.SessionForgedRefused: {"sessions/forged", "sessions/of-another-app", "sessions/of-a-secure-app"},
	memory.AcceptsAnyHash:       {"identity/wrong-hash"},
	memory.HashOfEither:         {"identity/wrong-hash"},
	memory.AcceptsUnsigned:      {"identity/jwt-unsigned"},
	memory.TokenForAnyone:       {"identity/jwt-of-another"},
	memory.ExpiryIgnored:        {"identity/jwt-expired"},
	memory.ExpiryUnsaid:         {"identity/jwt-expired"},
	memory.SessionProves:        {"identity/session-is-no-proof"},
	memory.EventsUnproven:       {"identity/other-requests"},
	memory.VisitorsNeedProof:    {"identity/visitor-needs-none", "sessions/of-another-app"},
	memory.WildcardOrigin: {
		"cors/allowed", "cors/errors", "cors/no-preflight", "cors/no-wildcard", "cors/not-allowed", "cors/refused-identity",
	},
	memory.ReflectsOrigin:        {"cors/not-allowed"},
	memory.ErrorsWithoutCORS:     {"cors/errors", "cors/refused-identity"},
	memory.FailsOnUnknownFields:  {"limits/unknown-fields"},
	memory.FailsOnBadJSON:        {"errors/malformed-event-list", "errors/malformed-user-data", "limits/deep-nesting"},
	memory.RefusesCustom:         {"idempotency/late-retry", "limits/custom-attributes", "persons/attributes-stored"},
	memory.NoLimit:               {"cors/errors", "limits/large-body"},
	memory.FailsOnManyKeys:       {"events/first-ten-metadata-keys", "events/many-metadata-keys"},
	memory.FailsOnNUL:            {"limits/odd-values"},
	memory.StoresOneEvent:        {"events/fifty-stored"},
	memory.AttributesLost:        {"idempotency/late-retry", "persons/attributes-stored"},
	memory.RetryAfterUnreadable:  {"retry/retry-after"},
	memory.FailsOnContent:        {"content/unknown"},
	memory.FailsOnEmptyEventList: {"events/empty-list", "limits/duplicate-keys"},
	memory.RefusesAutoBoot:       {"ping/sources"},
	memory.ConfigIsAList:         {"ping/optional-parts"},
	memory.LauncherIsText:        {"ping/launcher-settings"},
	memory.EmailIsNoUser: {
		"identity/user-hash-of-email", "persons/by-email", "persons/gains-user-id", "persons/other-email", "persons/users-stay-two", "persons/visitor-becomes-user", "ping/roles",
	},
	memory.ClicksRefused:       {"content/reported"},
	memory.EventsAnswerNothing: {"events/answer"},
	memory.FailsOnManyEvents:   {"events/fifty", "events/fifty-stored"},
	memory.MetadataLost:        {"events/first-ten-metadata-keys", "events/stored"},
	memory.AnyApp:              {"errors/missing-app", "errors/unknown-app"},
	memory.AnyRequest:          {"cors/errors", "errors/unknown-request"},
	memory.TakesGET:            {"errors/get"},
	memory.FailsOnContentType:  {"errors/content-type"},
	memory.RefusesRetries:      {"idempotency/late-retry", "idempotency/new-person-in-parallel", "idempotency/retry-is-answered"},
	memory.RetryIsStranger:     {"idempotency/new-person-in-parallel", "idempotency/retry-is-answered"},
	memory.UsersPerBrowser: {
		"persons/visitor-becomes-known-user", "persons/by-user-id", "persons/id-is-number-or-string", "persons/by-email", "persons/gains-user-id",
		"persons/in-parallel", "persons/never-user-into-user", "identity/user-hash", "identity/jwt", "conversations/visitor-becomes-known-user",
	},
	memory.EmailKept:        {"persons/changed-email-stored"},
	memory.CookieIgnored:    {"idempotency/new-person-in-parallel", "persons/visitor-is-known"},
	memory.OneVisitor:       {"events/fifty-stored", "events/stored", "persons/visitors-are-apart", "conversations/order", "conversations/pages", "conversations/unusable", "conversations/uuid-in-sequence", "conversations/uuid-in-parallel", "conversations/key-in-sequence", "conversations/key-in-parallel", "conversations/of-another-person", "conversations/uuid-of-another-person"},
	memory.DeviceIsPerson:   {"persons/after-shutdown", "persons/never-user-into-user", "persons/other-email", "conversations/after-logout"},
	memory.NeverGainsID:     {"persons/gains-user-id"},
	memory.AbsorbsByEmail:   {"persons/users-stay-two"},
	memory.SessionNoCookie:  {"sessions/fits-a-cookie"},
	memory.HashOfEmailFirst: {"identity/user-hash", "identity/wrong-hash"},
	memory.HashOfIDOnly:     {"identity/user-hash-of-email"},
	memory.ProofOptional:    {"cors/refused-identity", "identity/missing", "identity/other-requests", "identity/session-is-no-proof", "conversations/unproven"},
	memory.TokensUnknown:    {"identity/jwt", "identity/jwt-expired", "identity/jwt-unsigned", "identity/jwt-wrong-key"},
	memory.TokenUnchecked:   {"identity/jwt-wrong-key"},
	memory.CharsetRefused:   {"cors/no-preflight"},
	memory.FailsOnTwice:     {"limits/duplicate-keys"},

	memory.HomeWithoutSpaces:   {"conversations/home"},
	memory.WriterStaysVisitor:  {"conversations/begun"},
	memory.NewestFirst:         {"conversations/reply", "conversations/reply-once", "conversations/visitor-becomes-user"},
	memory.ListByBeginning:     {"conversations/order"},
	memory.PageIgnored:         {"conversations/pages"},
	memory.NeverUnread:         {"conversations/unread"},
	memory.StaysClosed:         {"conversations/reopened"},
	memory.BlocksUnchecked:     {"conversations/unusable"},
	memory.TalkUnproven:        {"conversations/unproven"},
	memory.UUIDIgnored:         {"conversations/uuid-in-sequence", "conversations/uuid-in-parallel", "conversations/reply-once"},
	memory.UUIDTwiceInParallel: {"conversations/uuid-in-parallel"},
	memory.UUIDLeaks:           {"conversations/uuid-of-another-person"},
	memory.RepeatedReplyNew:    {"conversations/reply-once"},
	memory.TalkIsAnybodys:      {"conversations/of-another-person", "conversations/after-logout"},
	memory.ListOfAll: {
		"conversations/order", "conversations/pages", "conversations/unusable", "conversations/uuid-in-sequence", "conversations/uuid-in-parallel",
		"conversations/key-in-sequence", "conversations/key-in-parallel", "conversations/of-another-person", "conversations/after-logout",
		"conversations/email-logs-nobody-in",
	},
	memory.TalkLeftBehind: {"conversations/visitor-becomes-known-user"},
	memory.EmailNotKept:   {"conversations/email"},
	memory.EmailLogsIn:    {"conversations/email", "conversations/email-logs-nobody-in"},
	memory.AnyEmail:       {"conversations/email-unusable"},
}

// ruins are defects on which much depends: the checks listed fail among others.
var ruins = map[memory.Defect][]string{
	memory.IDsAreObjects:    {"ping/shape"},
	memory.PlainTextAnswers: {"ping/json", "errors/get", "events/answer"},
	memory.HTMLErrors:       {"errors/unknown-app", "errors/get", "errors/malformed-user-data", "identity/missing", "limits/large-body"},
}

func TestEachDefectIsCaughtByTheChecksThatNameIt(t *testing.T) {
	t.Parallel()
	for defect, caught := range defects {
		t.Run(string(defect), func(t *testing.T) {
			t.Parallel()
			assert.ElementsMatch(t, caught, named(look(t, memory.New(defect)), wiretest.Failed))
		})
	}
	for defect, caught := range ruins {
		t.Run(string(defect), func(t *testing.T) {
			t.Parallel()
			assert.Subset(t, named(look(t, memory.New(defect)), wiretest.Failed), caught)
		})
	}
}

func TestEveryCheckCatchesADefect(t *testing.T) {
	t.Parallel()
	caught := map[string]bool{}
	for _, list := range []map[memory.Defect][]string{defects, ruins} {
		for _, names := range list {
			for _, name := range names {
				caught[name] = true
			}
		}
	}
	for _, r := range look(t, memory.New()).Results {
		assert.True(t, caught[r.Name], "no defect is caught by %s", r.Name)
		delete(caught, r.Name)
	}
	assert.Empty(t, caught, "checks that do not exist")
}

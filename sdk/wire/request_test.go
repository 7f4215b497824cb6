package wire_test

import (
	"errors"
	"net/url"
	"reflect"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func fullRequest() wire.Request {
	return wire.Request{
		AppID:               "abc12345",
		BundleVersion:       "v1.2.3",
		PageLoadID:          "11111111-2222-4333-8444-555555555555",
		Referrer:            "https://example.com/?a=b&c=d",
		Platform:            "mobile_web",
		InstallationType:    "js-snippet",
		InstallationVersion: "2",
		IdempotencyKey:      "0123456789abcdef",
		Internal:            true,
		IntersectionBooted:  true,
		PageTitle:           "Prices & plans – €",
		ActiveCompanyID:     "c/1",
		UserData: wire.Object{
			{Key: "user_id", Value: "42"},
			{Key: "plan", Value: nil},
			{Key: "seats", Value: 3.5},
			{Key: "beta", Value: true},
			{Key: "company", Value: wire.Object{{Key: "id", Value: "c/1"}}},
			{Key: "companies", Value: []any{wire.Object{{Key: "id", Value: 7.0}}}},
		},
		Source:     wire.SourceBoot,
		Sampling:   true,
		URL:        "https://example.com/a?q=1#x",
		PageView:   3,
		Session:    "opaque+/=",
		DeviceID:   "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
		AuthTokens: wire.Object{{Key: "t", Value: "s"}},
		Events: []wire.Event{
			{Name: "ordered", Metadata: wire.Object{{Key: "sum", Value: 9.99}}, CreatedAt: 1700000000, ID: "e1"},
			{Name: "looked", Metadata: wire.Object{}, CreatedAt: 1700000001, ID: "e2"},
		},
		Metrics: wire.Object{{Key: "dropped_full", Value: 3.0}},
		Page:    2,
		PerPage: 20,
		Before:  "part/7",
		Blocks: []wire.Block{
			{Type: "paragraph", Text: "**bold** & \u2028 😀"},
			{Type: "image", URL: "/uploads/1/a.png", Alt: "alt", Width: 640, Height: 480},
			{Type: "attachment", Name: "a.pdf", URL: "/uploads/2/a.pdf", Size: 1 << 40, ContentType: "application/pdf"},
		},
		ClientUUID: "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
		Email:      "ada+x@example.com",
		Rating:     5,
		Remark:     "Quick & kind",
	}
}

// parse reads a body as a backend does.
func parse(body string) (wire.Request, error) {
	values, _ := url.ParseQuery(body)
	return wire.ParseRequest(values.Get)
}

func TestRequestComesBackWholeThroughNetURL(t *testing.T) {
	want := fullRequest()
	v := reflect.ValueOf(want)
	for i := range v.NumField() {
		require.False(t, v.Field(i).IsZero(), "%s is not covered", v.Type().Field(i).Name)
	}
	got, err := parse(wire.AddSession(want.Encode(), want.Session))
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestEncodeLeavesTheSessionToTheMomentOfSending(t *testing.T) {
	r := fullRequest()
	got, err := parse(r.Encode())
	require.NoError(t, err)
	assert.Empty(t, got.Session)
}

func TestRequestHasTheFieldsOfTheContract(t *testing.T) {
	r := fullRequest()
	values, err := url.ParseQuery(wire.AddSession(r.Encode(), r.Session))
	require.NoError(t, err)
	for field, want := range map[string]string{
		"app_id": r.AppID, "v": "3", "g": r.BundleVersion, "s": r.PageLoadID, "r": r.Referrer, "platform": "mobile_web",
		"installation_type": "js-snippet", "installation_version": "2", "Idempotency-Key": r.IdempotencyKey, "internal": "true",
		"is_intersection_booted": "true", "page_title": r.PageTitle, "user_active_company_id": "c/1", "source": "apiBoot",
		"sampling": "true", "referer": r.URL, "anonymous_session": r.Session, "device_identifier": r.DeviceID,
		"user_data": `{"user_id":"42","plan":null,"seats":3.5,"beta":true,"company":{"id":"c/1"},"companies":[{"id":7}]}`,
		"event_list": `{"data":[{"event_name":"ordered","metadata":{"sum":9.99},"created_at":1700000000,"id":"e1"},` +
			`{"event_name":"looked","metadata":{},"created_at":1700000001,"id":"e2"}]}`,
		"page": "2", "per_page": "20", "before": "part/7", "client_assigned_uuid": r.ClientUUID, "email": r.Email, "rating": "5", "remark": r.Remark,
		"blocks": `[{"type":"paragraph","text":"**bold** & ` + "\u2028" + ` 😀"},` +
			`{"type":"image","url":"/uploads/1/a.png","alt":"alt","width":640,"height":480},` +
			`{"type":"attachment","url":"/uploads/2/a.pdf","name":"a.pdf","size":1099511627776,"content_type":"application/pdf"}]`,
	} {
		assert.Equal(t, []string{want}, values[field], field)
	}
}

func TestParseRequestNamesTheFieldThatItCannotRead(t *testing.T) {
	for _, field := range []string{"user_data", "event_list", "auth_tokens"} {
		for _, text := range []string{"{", "[]", `"x"`, "1", "undefined"} {
			t.Run(field+" "+text, func(t *testing.T) {
				_, err := parse(url.Values{"app_id": {"a"}, field: {text}}.Encode())
				var fieldErr *wire.FieldError
				require.ErrorAs(t, err, &fieldErr)
				assert.Equal(t, field, fieldErr.Field)
				assert.ErrorIs(t, err, wire.ErrJSON)
				assert.Contains(t, err.Error(), field)
			})
		}
	}
}

func TestParseRequestTakesBlocksAsAList(t *testing.T) {
	for _, text := range []string{"{", "{}", `"x"`, "1", "null", "undefined"} {
		_, err := parse(url.Values{"blocks": {text}}.Encode())
		var fieldErr *wire.FieldError
		require.ErrorAs(t, err, &fieldErr, text)
		assert.Equal(t, "blocks", fieldErr.Field)
	}
	got, err := parse(`blocks=[7,{"type":""},{"type":5},{"type":"paragraph","text":[]},{"type":"from-the-future"}]`)
	require.NoError(t, err)
	assert.Equal(t, []wire.Block{{Type: "paragraph"}, {Type: "from-the-future"}}, got.Blocks)
}

func TestParseRequestStandsWhatIsMissingOrStrange(t *testing.T) {
	tests := []struct {
		name, body string
		want       wire.Request
	}{
		{"nothing", "", wire.Request{}},
		{"null", "user_data=null&event_list=null", wire.Request{}},
		{"unknown fields", "app_id=a&new=1&v=9", wire.Request{AppID: "a"}},
		{"flags that are none", "internal=maybe&sampling=", wire.Request{}},
		{"a list of data that is none", `event_list={"data":{"a":1}}`, wire.Request{}},
		{"numbers that are none", "page=x&per_page=&rating=1.5", wire.Request{}},
		{"events of a wrong shape", `event_list={"data":[3,{"event_name":5,"metadata":[],"created_at":"x","id":null}]}`,
			wire.Request{Events: []wire.Event{{}, {}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := parse(test.body)
			require.NoError(t, err)
			assert.Equal(t, test.want, got)
		})
	}
}

// level makes the empty and the absent object one, as the wire does, and leaves out
// what a person's blocks have no use for.
func level(r wire.Request) wire.Request {
	for _, o := range []*wire.Object{&r.UserData, &r.AuthTokens, &r.Metrics} {
		if len(*o) == 0 {
			*o = nil
		}
	}
	for i := range r.Events {
		if len(r.Events[i].Metadata) == 0 {
			r.Events[i].Metadata = nil
		}
	}
	for i := range r.Blocks {
		r.Blocks[i].Items, r.Blocks[i].Ordered = nil, false
	}
	return r
}

func FuzzParseRequest(f *testing.F) {
	r := fullRequest()
	f.Add(wire.AddSession(r.Encode(), r.Session))
	f.Add(`user_data={"a":[{"b":"\ud83d"}],"a":-0}&event_list={"data":[{"created_at":1e300},null]}`)
	f.Add("%zz&user_data=%7B&=&&app_id")
	f.Add("internal=T&user_data=null&auth_tokens={}&metrics={}")
	f.Add(`page=-1&rating=99999999999999999999&blocks=[{"type":"a","items":["x"],"ordered":true,"width":-3,"size":1e30}]`)
	f.Fuzz(func(t *testing.T, body string) {
		first, err := parse(body)
		if err != nil {
			var field *wire.FieldError
			require.True(t, errors.As(err, &field), "%v", err)
			return
		}
		again, err := parse(wire.AddSession(first.Encode(), first.Session))
		require.NoError(t, err)
		assert.Equal(t, level(first), level(again))
	})
}

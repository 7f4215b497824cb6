package wire

import (
	"strconv"
)

// Version is the protocol's version, sent with every request as v.
const Version = "3"

// Names of requests: the last part of the path, see [Path].
const (
	Ping    = "ping"
	Events  = "events"
	Metrics = "metrics"
)

// Form fields that others than a [Request] look at.
const (
	KeyField     = "Idempotency-Key"
	EventsField  = "event_list" // {"data": [events]}
	MetricsField = "metrics"    // {name: count}
)

// Why a ping was sent, its Source.
const (
	SourceBoot      = "apiBoot"
	SourceUpdate    = "apiUpdate"
	SourceAutoBoot  = "autoBoot"
	SourceURLChange = "urlChange"
)

// NoPageView is the PageView of a ping that asks whose a session is and says nothing
// else.
const NoPageView = -1

// Path is where the request of that name goes, below the API base.
func Path(name string) string { return "/messenger/web/" + name }

// ContentPath names the request that reports what a person did with outbound
// content; event is seen, clicked, dismissed, answered or completed.
func ContentPath(kind, id, event string) string {
	var f form
	f.escape(id)
	return "content/" + kind + "/" + string(f) + "/" + event
}

// Request holds the fields that every request carries, and those of the named
// ones. Zero fields are not sent.
type Request struct {
	AppID               string // app_id
	BundleVersion       string // g
	PageLoadID          string // s: UUID of this page load
	Referrer            string // r
	Platform            string // platform: web or mobile_web
	InstallationType    string // installation_type
	InstallationVersion string // installation_version
	IdempotencyKey      string // Idempotency-Key: 16 hex digits, the same on every retry
	Internal            bool   // internal
	IntersectionBooted  bool   // is_intersection_booted
	PageTitle           string // page_title
	ActiveCompanyID     string // user_active_company_id
	UserData            Object // user_data: identity, attributes inline, company
	Source              string // source
	Sampling            bool   // sampling
	URL                 string // referer: the page's URL
	PageView            int    // page_view: of a ping, how many URLs the page load has had, this one included; or NoPageView
	Session             string // anonymous_session: the session cookie's value
	DeviceID            string // device_identifier: the browser's UUID
	AuthTokens          Object // auth_tokens: for data connectors, never stored on a person
	Events              []Event
	Metrics             Object  // metrics: name to count of what the client dropped or could not do
	Page                int     // page: of a list, from 1
	PerPage             int     // per_page
	Before              string  // before: of a conversation's parts, those before the part of that id. An addition
	Blocks              []Block // blocks: what a message or a reply says
	ClientUUID          string  // client_assigned_uuid: of a message or a reply
	Email               string  // email: where a visitor can be reached. An addition
	Rating              int     // rating: 1 to 5. An addition
	Remark              string  // remark: beside a rating. An addition
}

// Event is one tracked event.
type Event struct {
	Name      string
	Metadata  Object // at most MaxMetadata keys, see TrimMetadata
	CreatedAt int64  // Unix seconds
	ID        string // the same on every retry: a backend drops repetitions
}

// Object returns the request's form fields in their order, but for the session:
// that is added by [AddSession] at the moment of sending, since the answer to the
// request before may have changed it. Values are strings, and an Object where the
// field holds JSON. [ParseRequest] and [EncodeForm] are the ways back and on.
func (r *Request) Object() Object {
	var o Object
	text := func(key, value string) {
		if value != "" {
			o = append(o, Member{key, value})
		}
	}
	text("app_id", r.AppID)
	text("v", Version)
	text("g", r.BundleVersion)
	text("s", r.PageLoadID)
	text("r", r.Referrer)
	text("platform", r.Platform)
	text("installation_type", r.InstallationType)
	text("installation_version", r.InstallationVersion)
	text(KeyField, r.IdempotencyKey)
	text("internal", flag(r.Internal))
	text("is_intersection_booted", flag(r.IntersectionBooted))
	text("page_title", r.PageTitle)
	text("user_active_company_id", r.ActiveCompanyID)
	o = append(o, Member{"user_data", r.UserData})
	text("source", r.Source)
	text("sampling", flag(r.Sampling))
	text("referer", r.URL)
	switch {
	case r.PageView > 0:
		text("page_view", strconv.Itoa(r.PageView))
	case r.PageView == NoPageView:
		text("page_view", "0")
	}
	text("device_identifier", r.DeviceID)
	if len(r.AuthTokens) > 0 {
		o = append(o, Member{"auth_tokens", r.AuthTokens})
	}
	if len(r.Events) > 0 {
		o = append(o, Member{EventsField, EventList(r.Events...)})
	}
	if len(r.Metrics) > 0 {
		o = append(o, Member{MetricsField, r.Metrics})
	}
	number := func(key string, n int) {
		if n > 0 {
			text(key, strconv.Itoa(n))
		}
	}
	number("page", r.Page)
	number("per_page", r.PerPage)
	text("before", r.Before)
	if len(r.Blocks) > 0 {
		o = append(o, Member{"blocks", BlockList(r.Blocks)})
	}
	text("client_assigned_uuid", r.ClientUUID)
	text("email", r.Email)
	number("rating", r.Rating)
	text("remark", r.Remark)
	return o
}

// Encode returns the request as a form body, without the session.
func (r *Request) Encode() string { return EncodeForm(r.Object()) }

// EncodeForm returns form fields, as [Request.Object] has them, as a form body.
func EncodeForm(fields Object) string {
	var f form
	for _, m := range fields {
		s, ok := m.Value.(string)
		if !ok {
			s = string(AppendJSON(nil, m.Value))
		}
		f.add(m.Key, s)
	}
	return string(f)
}

// AddSession adds the session to an encoded request.
func AddSession(body, session string) string {
	f := form(body)
	f.add("anonymous_session", session)
	return string(f)
}

// EventList is the value of [EventsField].
func EventList(events ...Event) Object {
	list := make([]any, len(events))
	for i, e := range events {
		o := Object(nil).WithText("event_name", e.Name).With("metadata", e.Metadata)
		list[i] = o.With("created_at", float64(e.CreatedAt)).WithText("id", e.ID)
	}
	return Object(nil).With("data", list)
}

// FieldError says which field of a request could not be read.
type FieldError struct {
	Field string
	Err   error
}

func (e *FieldError) Error() string { return "field " + e.Field + ": " + e.Err.Error() }

// Unwrap returns why.
func (e *FieldError) Unwrap() error { return e.Err }

// ParseRequest reads a request on the backend's side; get returns a form field's
// value, as (*http.Request).PostFormValue does. It fails with a [*FieldError]
// where user_data or event_list are not JSON of the right shape.
func ParseRequest(get func(field string) string) (Request, error) {
	r := Request{
		AppID:               get("app_id"),
		BundleVersion:       get("g"),
		PageLoadID:          get("s"),
		Referrer:            get("r"),
		Platform:            get("platform"),
		InstallationType:    get("installation_type"),
		InstallationVersion: get("installation_version"),
		IdempotencyKey:      get(KeyField),
		PageTitle:           get("page_title"),
		ActiveCompanyID:     get("user_active_company_id"),
		Source:              get("source"),
		URL:                 get("referer"),
		Session:             get("anonymous_session"),
		DeviceID:            get("device_identifier"),
	}
	if r.PageView, _ = strconv.Atoi(get("page_view")); get("page_view") == "0" {
		r.PageView = NoPageView
	}
	r.Internal, _ = strconv.ParseBool(get("internal"))
	r.IntersectionBooted, _ = strconv.ParseBool(get("is_intersection_booted"))
	r.Sampling, _ = strconv.ParseBool(get("sampling"))
	var err error
	if r.UserData, err = parseField(get, "user_data"); err != nil {
		return r, err
	}
	if r.AuthTokens, err = parseField(get, "auth_tokens"); err != nil {
		return r, err
	}
	if r.Metrics, err = parseField(get, MetricsField); err != nil {
		return r, err
	}
	list, err := parseField(get, EventsField)
	if err != nil {
		return r, err
	}
	for _, v := range list.List("data") {
		o, _ := v.(Object)
		r.Events = append(r.Events, Event{
			Name:      o.String("event_name"),
			Metadata:  o.Object("metadata"),
			CreatedAt: o.Int("created_at"),
			ID:        o.String("id"),
		})
	}
	count := func(field string) int { n, _ := strconv.Atoi(get(field)); return max(0, n) }
	r.Page, r.PerPage, r.Rating = count("page"), count("per_page"), count("rating")
	r.Before, r.ClientUUID, r.Email, r.Remark = get("before"), get("client_assigned_uuid"), get("email"), get("remark")
	if s := get("blocks"); s != "" {
		v, err := ParseJSON(s)
		list, ok := v.([]any)
		if err != nil || !ok {
			return r, &FieldError{"blocks", errBlocks}
		}
		r.Blocks = parseBlocks(list)
	}
	return r, nil
}

func parseField(get func(string) string, field string) (Object, error) {
	s := get(field)
	if s == "" || s == "null" {
		return nil, nil
	}
	o, err := ParseObject(s)
	if err != nil {
		return nil, &FieldError{field, err}
	}
	return o, nil
}

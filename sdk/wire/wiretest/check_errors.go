package wiretest

import "net/http"

var errorChecks = []check{
	{"errors/unknown-app", 7, nil, errorsUnknownApp},
	{"errors/missing-app", 7, nil, errorsMissingApp},
	{"errors/unknown-request", 7, nil, errorsUnknownRequest},
	{"errors/get", 7, nil, errorsGet},
	{"errors/content-type", 7, nil, errorsContentType},
	{"errors/malformed-user-data", 7, nil, errorsMalformedUserData},
	{"errors/malformed-event-list", 7, nil, errorsMalformedEventList},
}

func errorsUnknownApp(p *probe) {
	for _, name := range []string{pingName, eventsName} {
		p.refused(p.browser().post(name, nil, with("app_id", "nobody"+digits(4))), http.StatusNotFound)
	}
}

func errorsMissingApp(p *probe) {
	p.refused4xx(p.browser().post(pingName, nil, without("app_id")))
}

func errorsUnknownRequest(p *probe) {
	p.refused(p.browser().post(fresh("request"), nil), http.StatusNotFound)
}

func errorsGet(p *probe) {
	c := p.browser().call(pingName, nil)
	r := p.post(c)
	p.refused(p.send(request{http.MethodGet, r.path + "?" + r.body, r.header, ""}), http.StatusMethodNotAllowed)
}

func errorsContentType(p *probe) {
	r := p.post(p.browser().call(pingName, nil))
	r.header["Content-Type"], r.body = "application/json", `{"app_id":"`+p.App+`"}`
	p.refused4xx(p.send(r))
}

func errorsMalformedUserData(p *probe) {
	for _, data := range []string{`{`, `[]`, `"text"`, `{"anonymous_id":}`} {
		a := p.browser().post(pingName, nil, with("user_data", data))
		p.refused(a, http.StatusBadRequest)
		p.holds(names(a, "user_data"), "%v: no error has user_data as its field", a)
	}
}

func errorsMalformedEventList(p *probe) {
	p.refused4xx(p.browser().post(eventsName, nil, with("event_list", `{"data":[`)))
}

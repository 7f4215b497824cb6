package wiretest

import "net/http"

var metricsChecks = []check{
	{"metrics/no-content", 7, nil, metricsNoContent},
}

func metricsNoContent(p *probe) {
	a := p.browser().post(metricsName, nil, with("dropped", "3"))
	p.holds(a.status == http.StatusNoContent && len(a.body) == 0, "%v, not 204 with nothing", a)
}

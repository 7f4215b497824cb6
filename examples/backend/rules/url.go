package rules

import (
	"net/url"
	"strings"
)

// How a URL is compared.
const (
	Equals   = "equals"
	Contains = "contains"
	Glob     = "glob"
)

// URL is one pattern. A pattern that begins with "/" is compared with the path
// and query of the page's URL, or with the path alone where the pattern has no
// "?"; any other with the whole URL. In a glob "*" stands for any run of
// characters, slashes included, and everything else for itself.
type URL struct {
	Op    string `json:"op"`
	Value string `json:"value"`
}

func (u URL) match(page string) bool {
	for _, subject := range u.subjects(page) {
		if u.compare(subject) {
			return true
		}
	}
	return false
}

func (u URL) compare(subject string) bool {
	switch u.Op {
	case Equals:
		return subject == u.Value
	case Contains:
		return strings.Contains(subject, u.Value)
	case Glob:
		return glob(u.Value, subject)
	}
	return false
}

func (u URL) subjects(page string) []string {
	if !strings.HasPrefix(u.Value, "/") {
		return []string{page}
	}
	parsed, err := url.Parse(page)
	if err != nil {
		return nil
	}
	path := parsed.EscapedPath()
	if path == "" {
		path = "/"
	}
	if parsed.RawQuery == "" {
		return []string{path}
	}
	full := path + "?" + parsed.RawQuery
	if strings.Contains(u.Value, "?") {
		return []string{full}
	}
	return []string{path, full}
}

// glob matches in time proportional to the product of the lengths at worst: after
// a mismatch only the last star has to grow, since an earlier one cannot do better.
func glob(pattern, s string) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && pattern[p] == s[i]:
			p++
			i++
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

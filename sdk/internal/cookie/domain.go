package cookie

import (
	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"strconv"
	"strings"
)

// Candidates returns the domains to try a cookie with, broadest first: the first
// that the browser takes is the registrable one, which subdomains share. A host
// that is an address or has one label has none: its cookies are host-only.
func Candidates(host string) []string {
	host = strings.TrimSuffix(host, ".")
	if address(host) {
		return nil
	}
	var out []string
	for i := strings.LastIndexByte(host, '.'); i > 0; {
		i = strings.LastIndexByte(host[:i], '.')
		out = append(out, host[i+1:])
	}
	return out
}

// address says whether host is an IPv4 or IPv6 address: no name ends in a label
// of digits.
func address(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	_, err := strconv.Atoi(last)
	return err == nil || last == "" || ascii.Index(host, ":") >= 0
}

// Within says whether a page on host may set a cookie for domain, so that an
// answer cannot make the client try another site's.
func Within(host, domain string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain)
}

package workspace

import (
	"fmt"
	"net/url"
	"strings"
)

// Origin is a pattern for the origins of pages: a scheme, a host and a port. The
// host may begin with "*.", which stands for one label or more, and the port may
// be "*", as in "http://*.localhost:*". Without a port the scheme's own is meant.
type Origin struct {
	scheme, host, port string
	subdomains         bool
	anyPort            bool
}

// ParseOrigin reads a pattern.
func ParseOrigin(pattern string) (Origin, error) {
	rest, anyPort := strings.CutSuffix(pattern, ":*")
	o, err := split(strings.Replace(rest, "://*.", "://", 1))
	if err != nil || strings.Contains(o.host, "*") {
		return Origin{}, fmt.Errorf("origin %q is not scheme://host or scheme://host:port", pattern)
	}
	o.subdomains = strings.Contains(rest, "://*.")
	o.anyPort = anyPort
	return o, nil
}

// Allows says whether the Origin header of a request fits the pattern.
func (o Origin) Allows(origin string) bool {
	got, err := split(origin)
	if err != nil || got.scheme != o.scheme {
		return false
	}
	if !o.anyPort && got.port != o.port {
		return false
	}
	if o.subdomains {
		return strings.HasSuffix(got.host, "."+o.host)
	}
	return got.host == o.host
}

// UnmarshalText makes patterns readable in the workspaces file.
func (o *Origin) UnmarshalText(text []byte) (err error) {
	*o, err = ParseOrigin(string(text))
	return err
}

func split(origin string) (Origin, error) {
	u, err := url.Parse(origin)
	if err != nil {
		return Origin{}, err
	}
	o := Origin{scheme: u.Scheme, host: strings.ToLower(u.Hostname()), port: u.Port()}
	bare := url.URL{Scheme: u.Scheme, Host: u.Host}
	if o.host == "" || bare.String() != origin {
		return Origin{}, fmt.Errorf("%q holds more or less than an origin", origin)
	}
	switch {
	case o.port != "":
	case o.scheme == "http":
		o.port = "80"
	case o.scheme == "https":
		o.port = "443"
	default:
		return Origin{}, fmt.Errorf("scheme %q has no pages", o.scheme)
	}
	return o, nil
}

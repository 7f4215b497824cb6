package wiretest

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config says where the backend is and what the suite may know about it. URL and
// App are needed.
type Config struct {
	URL string // base of the backend, as in api_base
	App string // app id of a workspace that takes every person's word

	Token string // bearer token of App's REST API; without it, what is stored is not looked at

	SecureApp string // app id of a workspace that enforces identity verification
	Secret    string // its secret

	Origin    string // origin of a page that both workspaces allow; sent with every request
	BadOrigin string // one that no workspace allows (default https://not-listed.invalid)
	Page      string // URL of the page that pings tell of (default: the root of Origin, or of URL)

	Timeout        time.Duration // of the whole run (default 3 minutes)
	RequestTimeout time.Duration // of one request (default 20 seconds)
}

// Defaults of [Config].
const (
	DefaultBadOrigin      = "https://not-listed.invalid"
	DefaultTimeout        = 3 * time.Minute
	DefaultRequestTimeout = 20 * time.Second
)

// complete checks c and fills in what was left out.
func (c Config) complete() (Config, error) {
	c.URL = strings.TrimSuffix(c.URL, "/")
	u, err := url.Parse(c.URL)
	switch {
	case err != nil:
		return c, fmt.Errorf("reading the URL: %w", err)
	case u.Scheme != "http" && u.Scheme != "https", u.Host == "", u.RawQuery != "", u.Fragment != "":
		return c, fmt.Errorf("the URL %q is not http(s)://host", c.URL)
	case c.App == "":
		return c, errors.New("the app id is missing")
	case c.Secret != "" && c.SecureApp == "":
		return c, errors.New("a secret needs the app id that it belongs to")
	case c.SecureApp == c.App:
		return c, errors.New("the app id with identity verification must be another one")
	case c.Origin != "" && !isOrigin(c.Origin):
		return c, fmt.Errorf("the origin %q is not scheme://host or scheme://host:port", c.Origin)
	case c.Origin != "" && c.Origin == c.BadOrigin:
		return c, errors.New("an origin cannot be both allowed and not")
	}
	if c.BadOrigin == "" {
		c.BadOrigin = DefaultBadOrigin
	}
	if c.Page == "" {
		c.Page = c.Origin + "/"
		if c.Origin == "" {
			c.Page = c.URL + "/"
		}
	}
	if c.Timeout <= 0 {
		c.Timeout = DefaultTimeout
	}
	if c.RequestTimeout <= 0 {
		c.RequestTimeout = DefaultRequestTimeout
	}
	return c, nil
}

// isOrigin says whether a browser would write an origin so.
func isOrigin(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (&url.URL{Scheme: u.Scheme, Host: u.Host}).String() == s
}

// need says why a check has nothing to look at, or "".
type need func(Config) string

func needsToken(c Config) string {
	return unless(c.Token != "", "it takes a bearer token of the REST API to see what was stored")
}

func needsOrigin(c Config) string {
	return unless(c.Origin != "", "no allowed origin was given")
}

func needsSecureApp(c Config) string {
	return unless(c.SecureApp != "", "no workspace with identity verification was given")
}

func needsSecret(c Config) string {
	return unless(c.SecureApp != "" && c.Secret != "", "no workspace with identity verification was given, or not its secret")
}

func unless(there bool, why string) string {
	if there {
		return ""
	}
	return why
}

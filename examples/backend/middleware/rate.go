package middleware

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"github.com/entryphone/entryphone/examples/backend/reply"
)

// maxClients is how many clients are told apart: those who came last.
const maxClients = 10_000

// Rate lets each client make perSecond requests on average and burst at once; the
// rest get 429 and are told when to come back. A client is an IPv4 address or an
// IPv6 network of 64 bits.
func Rate(perSecond float64, burst int, now func() time.Time, next http.Handler) http.Handler {
	clients, err := lru.New[netip.Addr, *rate.Limiter](maxClients)
	if err != nil {
		panic(err) // the size is positive
	}
	limiter := func(who netip.Addr) *rate.Limiter {
		if l, known := clients.Get(who); known {
			return l
		}
		fresh := rate.NewLimiter(rate.Limit(perSecond), burst)
		if l, known, _ := clients.PeekOrAdd(who, fresh); known {
			return l // another request of the same client was quicker
		}
		return fresh
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait := delay(limiter(client(r.RemoteAddr)), now()); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			reply.Error(w, http.StatusTooManyRequests, "rate_limited", "Too many requests: wait as long as Retry-After says.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// delay takes a place if there is one, and else says when there will be.
func delay(l *rate.Limiter, now time.Time) time.Duration {
	reservation := l.ReserveN(now, 1)
	if !reservation.OK() {
		return time.Minute // a burst of none
	}
	wait := reservation.DelayFrom(now)
	if wait > 0 {
		reservation.CancelAt(now)
	}
	return wait
}

func client(remote string) netip.Addr {
	addr, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Addr{} // not from a network: all such are one client
	}
	ip := addr.Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip
	}
	network, err := ip.Prefix(64)
	if err != nil {
		return ip
	}
	return network.Addr()
}

// Package wire is the protocol between the messenger in a page and its backend:
// the requests, the answers and their encoding (section 7 of the contract).
//
// It knows neither clock nor network and builds everywhere, so a backend written
// in Go imports it too: requests are encoded by the client with [Request.Encode]
// and read by a backend with [ParseRequest]; answers are structs with JSON tags
// that a backend encodes with encoding/json and the client reads with [ParsePing].
// Both directions ignore fields that they do not know and stand the absence of
// any.
package wire

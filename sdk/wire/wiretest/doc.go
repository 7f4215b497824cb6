// Package wiretest is the conformance suite for backends: [Run] points it at the
// URL of one that runs, and the [Report] says which promises of sections 3, 4 and
// 7 of the contract it does not keep.
//
// Every promise is one check with a name that does not change, such as
// persons/by-email. A check that has nothing to look at, for want of a token, an
// origin, a second workspace or content, is skipped and says why: it never passes
// unseen. What a backend stored is seen through the wire or, where the wire does
// not show it, through the REST subset: POST /contacts/search, GET /contacts/{id},
// GET /events.
//
// The persons of a run are new each time, so it can be repeated against the same
// backend; it removes nothing. It sends a few hundred requests, bounded in number
// and in time, and waits where the backend says Retry-After.
//
// Answers are judged as raw JSON: the client's tolerance hides nothing here.
//
// Checks of another request are a file check_….go and a line in groups, and a
// defect of the backend in internal/memory that each of them catches.
package wiretest

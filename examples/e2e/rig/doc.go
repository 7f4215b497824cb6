// Package rig is what end-to-end tests stand on: the bundle and the backend, built
// once, a headless Chromium that all tests share, and for each test a backend
// process with a database of its own, a web site in front of it and tabs whose
// cookies and storage nobody else has.
//
// Nothing in it is a stand-in: pages load the real loader, requests reach the real
// backend, and what is asserted is read from the database that it wrote. The site
// in between ([Front]) serves the test's pages, records what passes and can break
// the line. When a test ends, what passed on the wire is held against
// sdk/wire/openapi.yaml.
//
// Helpers that take a test fail it. Conditions are waited for, up to [Patience].
package rig

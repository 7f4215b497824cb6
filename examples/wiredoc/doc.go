// Package wiredoc holds requests and answers on the wire against the document that
// describes them, sdk/wire/openapi.yaml. The document asks no receiver to refuse
// what it does not know; here such things count as faults as well, because it is
// to describe all that this client and this backend say.
package wiredoc

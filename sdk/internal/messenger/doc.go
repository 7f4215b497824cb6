// Package messenger is what the person sees, as values: which cards there are,
// and of what elements they are made. It knows no browser; nothing in it is a
// string of HTML, so content from a backend can never be more than text.
package messenger

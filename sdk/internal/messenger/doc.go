// Package messenger is what the person sees, as values: the launcher, the messenger's
// screens and the cards of posts, and of what elements they are made, in which words
// and in which style. It knows no browser; nothing in it is a
// string of HTML, so content from a backend can never be more than text.
package messenger

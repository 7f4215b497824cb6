// Package talk knows what is said in the messenger and what of it is on the screen:
// conversations, their parts, drafts, what is being sent, what is unread. It knows
// neither clock nor browser: it takes what happened and the time, and returns effects.
package talk

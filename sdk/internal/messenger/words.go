package messenger

// word is a line of every language.
type word int

const (
	wMessenger word = iota
	wOpen
	wOpenUnread
	wClose
	wHome
	wMessages
	wHelp
	wNews
	wTasks
	wTickets
	wGreeting
	wIntroduction
	wSendUs
	wRecent
	wEmpty
	wAsk
	wNewConversation
	wNotified
	wAddress
	wSubmit
	wBack
	wWrite
	wMessage
	wSend
	wAttach
	wEmoji
	wRemove
	wSending
	wSent
	wSeen
	wNotSent
	wRetry
	wDiscard
	wTyping
	wYou
	wTeam
	wToday
	wYesterday
	wNow
	wMinutes
	wHours
	wDays
	wMore
	wEarlier
	wLoading
	wTryAgain
	wOffline
	wNothing
	wRate
	wRates
	wRated
	wClosed
	wReopened
	wUnread
	wReplies
	wVideo
	wImage
	wDownload
	wErrNetwork
	wErrRefused
	wErrTooLong
	wErrTooBig
	wErrType
	wErrEmpty
	wErrUploads
	wErrCount
	wErrEmail
	wLost
	wMonths
	wWeekdays
	wDate
	wDateYear
	wHalves
	wNone
	wNoThanks
	wDismiss
	words // how many there are
)

// english, and every other language: a line for each word, in the order of the
// constants. % stands for what is only known later; rates, months, weekdays and the
// halves of a day where hours count to 12 are lists; D, M and Y in a date are its
// parts.
const english = `Messenger
Open messenger
Open messenger, % unread
Close messenger
Home
Messages
Help
News
Tasks
Tickets
Hi there
How can we help?
Send us a message
Recent message
Messages from the team will be shown here
Ask us anything, or share your feedback.
New conversation
Get notified by email
Email address
Notify me
Back
Write a message…
Message
Send
Attach a file
Insert an emoji
Remove %
Sending…
Sent
Seen
Not sent
Retry
Discard
% is typing…
You
Team
Today
Yesterday
now
%m
%h
%d
Load more
Load earlier messages
Loading…
Try again
You are offline. What you write is sent when you are back.
Nothing here yet
How was this conversation?
Terrible,Bad,OK,Good,Great
Thank you for your rating
This conversation was closed
This conversation was reopened
unread
Suggested answers
Watch the video
Image
Download %
No answer. Check your connection.
This was not accepted.
This is too long: % characters at most.
This is too big: % MB at most.
Files of this type cannot be sent.
This file is empty.
Files cannot be sent here.
That is too many: % files at most.
This is not an email address.
Choose this file again: it was lost when the page was left.
January,February,March,April,May,June,July,August,September,October,November,December
Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday
M D
M D, Y
AM,PM
No messages yet
No, thanks
Dismiss: %`

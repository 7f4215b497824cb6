package plan

// Kind is something that goes wrong, or that a person does at a bad moment.
type Kind string

// The kinds, in the order of tables.
const (
	// On the line between the browser and the backend.
	Dropped  Kind = "request dropped"
	Unheard  Kind = "answer lost"
	Reset    Kind = "connection reset"
	Cut      Kind = "answer cut"
	Delayed  Kind = "delayed"
	Status   Kind = "408, 425, 429, 5xx"
	Scripted Kind = "script not served"
	// In the browser.
	Offline   Kind = "offline"
	Closed    Kind = "tab closed"
	Crashed   Kind = "tab crashed"
	Reloaded  Kind = "reload"
	Left      Kind = "page left"
	Returned  Kind = "page from cache"
	Tabs      Kind = "several tabs"
	Jumped    Kind = "clock jumps"
	Throttled Kind = "over the quota"
	Flooded   Kind = "many at once"
)

// Kinds are all of them.
var Kinds = []Kind{
	Dropped, Unheard, Reset, Cut, Delayed, Status, Scripted,
	Offline, Closed, Crashed, Reloaded, Left, Returned, Tabs, Jumped, Throttled, Flooded,
}

// Failing is for schedules of events alone: other libraries do not try 4xx again.
const Failing Kind = "5xx"

// EventKinds are those of schedules of events alone.
var EventKinds = []Kind{Dropped, Unheard, Delayed, Failing, Offline, Closed, Reloaded, Tabs}

// onTheLine are those that the line does, request by request.
var onTheLine = []Kind{Dropped, Unheard, Reset, Cut, Delayed, Status, Failing}

package messenger

// Launcher is the button that opens the messenger, as it is to be drawn.
type Launcher struct {
	Shown  bool
	App    string // the workspace; "" as long as it is not known whether it has one
	Open   bool   // the messenger is
	Unread int    // conversations
	Label  string // accessible name, the count included
	Look   Look
}

// Panel is the messenger's window, as it is to be drawn.
type Panel struct {
	Open bool
	Lang string // BCP 47
	RTL  bool
	Look Look
	Name string // accessible name of the frame
	Body Node
	// Focus is the id of the element that is to have the focus, whenever it is another
	// than in the panel before; "" leaves it where it is.
	Focus string
	// Bottom is the id of the element that is to be scrolled to its end when what is in
	// it grows, as long as somebody has not scrolled up; what comes in at its beginning
	// does not move what is seen.
	Bottom string
	// More says that there is more to be drawn, with the next drawing.
	More bool
	// Said is what the person said last, "" for nothing of late: whenever it is another
	// than in the panel before, Bottom is at its end.
	Said string
}

// Attributes by which an element says what it is for. Where somebody acts on it, or on
// what is in it, the browser reports an Act of that name, with data-arg as Arg.
const (
	OnClick  = "data-act"    // a click; Enter and Space on what is no button or link
	OnInput  = "data-input"  // Value is the text
	OnEnter  = "data-enter"  // Enter without Shift, and not while text is composed; Value is the text
	OnSubmit = "data-submit" // of a form; Value is its first field's
	OnFiles  = "data-files"  // chosen, pasted or dropped on it: Files
	OnTop    = "data-top"    // scrolled to near its beginning
	OnEnd    = "data-end"    // scrolled to near its end
)

// Act is what somebody did.
type Act struct {
	Name, Arg, Value string
	Files            []File
}

// Acts that the browser reports by itself.
const (
	ActLaunch = "launch" // the launcher was clicked; Arg is Custom for one of the page's
	ActEscape = "escape" // Escape was pressed in the messenger
)

// Custom is the Arg of ActLaunch for a launcher of the page's own.
const Custom = "custom"

// File is something to be sent. The browser keeps it under ID until it is forgotten.
type File struct {
	ID, Name, ContentType string
	Size                  int64  // bytes
	Preview               string // blob: URL of an image, else ""
}

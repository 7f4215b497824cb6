package messenger

// Words are a language's words, in the order of the constants.
func Words(lang string) []string { return split(languages[lang], "\n") }

// CountOfWords is how many there have to be.
const CountOfWords = int(words)

// Autolink is autolink.
func Autolink(s string) []Node { return autolink(s) }

// Ago, Day and Clock are the words for a time, in Unix seconds.
func (t *Texts) Ago(at, now int64) string { return t.ago(at, now) }
func (t *Texts) Day(at, now int64) string { return t.day(at, now) }
func (t *Texts) Clock(at int64) string    { return t.clock(at) }
func TimeOf(at int64, words string) Node  { return *timeOf(at, words) }

// Remembered is how many stretches are kept.
func (t *Texts) Remembered() int { return len(t.drawn) }

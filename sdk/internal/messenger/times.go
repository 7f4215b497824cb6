package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/civil"
)

const (
	minute = 60
	hour   = 60 * minute
	day    = 24 * hour
)

// maxTime is the end of the year 9999, in Unix seconds; what comes later, and what
// never was, has no words.
const maxTime = 253402300799

func known(at int64) bool { return at > 0 && at <= maxTime }

// local is the day, counted from 1970-01-01, and the second of it.
func (t *Texts) local(at int64) (days, second int) {
	at += int64(t.Offset)
	return int(at / day), int(at % day)
}

// ago is how long ago something was, in as few letters as it takes.
func (t *Texts) ago(at, now int64) string {
	d := now - at
	switch {
	case !known(at):
		return ""
	case d < minute: // the other side's clock may be ahead
		return t.say(wNow)
	case d < hour:
		return t.say(wMinutes, strconv.FormatInt(d/minute, 10))
	case d < day:
		return t.say(wHours, strconv.FormatInt(d/hour, 10))
	case d < 7*day:
		return t.say(wDays, strconv.FormatInt(d/day, 10))
	}
	return t.date(at, now)
}

// day is what a day is called by those who write on it.
func (t *Texts) day(at, now int64) string {
	if !known(at) {
		return ""
	}
	then, _ := t.local(at)
	today, _ := t.local(now)
	switch {
	case then >= today:
		return t.say(wToday)
	case then == today-1:
		return t.say(wYesterday)
	case then > today-7:
		return t.item(wWeekdays, (then+4)%7) // 1970-01-01 was a Thursday
	}
	return t.date(at, now)
}

// date has the year where it is not the present one.
func (t *Texts) date(at, now int64) string {
	days, _ := t.local(at)
	year, month, d := civil.Date(days)
	days, _ = t.local(now)
	pattern := wDate
	if thisYear, _, _ := civil.Date(days); thisYear != year {
		pattern = wDateYear
	}
	out := ""
	for _, c := range t.say(pattern) {
		switch c {
		case 'Y':
			out += strconv.Itoa(year)
		case 'M':
			out += t.item(wMonths, month-1)
		case 'D':
			out += strconv.Itoa(d)
		default:
			out += string(c)
		}
	}
	return out
}

// clock is the hour and the minute.
func (t *Texts) clock(at int64) string {
	if !known(at) {
		return ""
	}
	_, second := t.local(at)
	h, m := second/hour, two(second/minute%60)
	half := t.item(wHalves, h/12)
	if half == "" {
		return two(h) + ":" + m
	}
	return strconv.Itoa((h+11)%12+1) + ":" + m + " " + half
}

// item is one of a list of words, "" where the list ends before it.
func (t *Texts) item(w word, i int) string {
	for list := t.say(w); list != ""; i-- {
		var first string
		first, list, _ = ascii.Cut(list, ",")
		if i == 0 && first != "-" {
			return first
		}
	}
	return ""
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// timeOf is an element with words for a time; programs read its attribute.
func timeOf(at int64, words string) *Node {
	if !known(at) {
		return &Node{Text: words}
	}
	year, month, d := civil.Date(int(at / day))
	second := int(at % day)
	stamp := strconv.Itoa(year) + "-" + two(month) + "-" + two(d) + "T" + two(second/hour) + ":" + two(second/minute%60) + ":" + two(second%minute) + "Z"
	return el("time|datetime=%", stamp).say(words)
}

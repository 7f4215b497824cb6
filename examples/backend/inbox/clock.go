package inbox

import (
	"time"
	_ "time/tzdata" // operators' time zones, on machines that have no table of them
)

// moment is a time as the operator's clock shows it.
type moment struct {
	Machine string // RFC 3339
	Short   string // the time of today, or the day
	Long    string
	Day     string // the day alone, in words
	Clock   string // the time alone
	Ahead   string // of what is to come: the time, and the day unless it is today
}

// clock shows times in one place's zone.
type clock struct {
	now  time.Time
	zone *time.Location
}

func (a *API) clock(o Operator) clock { return clock{a.Now().In(zone(o.Zone)), zone(o.Zone)} }

// zone returns the time zone of that name, or UTC.
func zone(name string) *time.Location {
	if l, err := time.LoadLocation(name); err == nil && name != "Local" {
		return l
	}
	return time.UTC
}

// at shows a time in Unix seconds; 0 shows nothing.
func (c clock) at(unix int64) moment {
	if unix == 0 {
		return moment{}
	}
	t := time.Unix(unix, 0).In(c.zone)
	m := moment{Machine: t.Format(time.RFC3339), Long: t.Format("2 January 2006, 15:04"), Day: c.day(t), Clock: t.Format("15:04"), Ahead: t.Format("Mon 2 Jan, 15:04")}
	switch m.Day {
	case "Today":
		m.Short, m.Ahead = m.Clock, m.Clock
	case "Yesterday":
		m.Short = m.Day
	default:
		m.Short = t.Format("2 Jan")
		if t.Year() != c.now.Year() {
			m.Short = t.Format("2 Jan 2006")
		}
	}
	return m
}

func (c clock) day(t time.Time) string {
	switch {
	case sameDay(t, c.now):
		return "Today"
	case sameDay(t, c.now.AddDate(0, 0, -1)):
		return "Yesterday"
	case t.Year() == c.now.Year():
		return t.Format("Monday, 2 January")
	}
	return t.Format("2 January 2006")
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// hour is when office hours begin, for what is put off by days.
const hour = 9

// until says when a conversation that is put off comes back.
func (c clock) until(choice string) (time.Time, bool) {
	morning := func(days int) time.Time {
		return time.Date(c.now.Year(), c.now.Month(), c.now.Day()+days, hour, 0, 0, 0, c.zone)
	}
	switch choice {
	case "hour":
		return c.now.Add(time.Hour), true
	case "tomorrow":
		return morning(1), true
	case "week": // next Monday
		return morning((7-int(c.now.Weekday()))%7 + 1), true
	}
	return time.Time{}, false
}

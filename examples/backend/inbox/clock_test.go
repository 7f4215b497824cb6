package inbox

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func at(t *testing.T, zoneName, local string) clock {
	now, err := time.ParseInLocation("2006-01-02 15:04", local, zone(zoneName))
	require.NoError(t, err)
	return clock{now, zone(zoneName)}
}

func TestTimesAreShownInTheOperatorsZone(t *testing.T) {
	c := at(t, "Asia/Tokyo", "2027-01-15 08:00")
	for name, tt := range map[string]struct {
		utc, short, day string
	}{
		"today, though it was yesterday in UTC": {"2027-01-14 16:30", "01:30", "Today"},
		"yesterday":                             {"2027-01-14 14:30", "Yesterday", "Yesterday"},
		"this year":                             {"2027-01-03 12:00", "3 Jan", "Sunday, 3 January"},
		"another year":                          {"2025-12-31 23:00", "1 Jan 2026", "1 January 2026"},
	} {
		t.Run(name, func(t *testing.T) {
			when, err := time.Parse("2006-01-02 15:04", tt.utc)
			require.NoError(t, err)
			m := c.at(when.Unix())
			assert.Equal(t, tt.short, m.Short)
			assert.Equal(t, tt.day, m.Day)
		})
	}
	assert.Zero(t, c.at(0))
}

func TestAnUnknownZoneIsUTC(t *testing.T) {
	for _, name := range []string{"", "Local", "Mars/Base", "../../etc/passwd"} {
		assert.Equal(t, time.UTC, zone(name), name)
	}
}

func TestPuttingOff(t *testing.T) {
	for name, tt := range map[string]struct{ now, choice, want string }{
		"an hour":                    {"2027-03-27 23:30", "hour", "2027-03-28 00:30"},
		"tomorrow, the clocks moved": {"2027-03-27 23:30", "tomorrow", "2027-03-28 09:00"},
		"from Friday":                {"2027-03-26 10:00", "week", "2027-03-29 09:00"},
		"from Sunday":                {"2027-03-28 10:00", "week", "2027-03-29 09:00"},
		"from Monday":                {"2027-03-29 08:00", "week", "2027-04-05 09:00"},
	} {
		t.Run(name, func(t *testing.T) {
			until, ok := at(t, "Europe/Berlin", tt.now).until(tt.choice)
			require.True(t, ok)
			assert.Equal(t, tt.want, until.Format("2006-01-02 15:04"))
		})
	}
	_, ok := at(t, "", "2027-03-27 23:30").until("never")
	assert.False(t, ok)
}

package messenger_test

import (
	"math"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestHowLongAgo(t *testing.T) {
	for _, test := range []struct {
		lang string
		d    time.Duration
		want string
	}{
		{"en", 0, "now"}, {"en", 59 * time.Second, "now"}, {"en", -time.Hour, "now"}, {"en", time.Minute, "1m"}, {"en", 59 * time.Minute, "59m"},
		{"en", time.Hour, "1h"}, {"en", 23 * time.Hour, "23h"}, {"en", 24 * time.Hour, "1d"}, {"en", 6 * 24 * time.Hour, "6d"},
		{"en", 7 * 24 * time.Hour, "November 18"}, {"en", 365 * 24 * time.Hour, "November 25, 2025"},
		{"de", 5 * time.Minute, "5 Min."}, {"de", 7 * 24 * time.Hour, "18. November"}, {"de", 365 * 24 * time.Hour, "25. November 2025"},
		{"fr", 2 * time.Hour, "2 h"}, {"fr", 120 * 24 * time.Hour, "28 juillet"}, {"es", 7 * 24 * time.Hour, "18 de noviembre"},
		{"ja", 2 * time.Hour, "2時間前"}, {"ja", 365 * 24 * time.Hour, "2025年11月25日"}, {"ar", 7 * 24 * time.Hour, "18 نوفمبر"},
	} {
		assert.Equal(t, test.want, messenger.TextsOf(nil, test.lang).Ago(ago(test.d), today.Unix()), "%s %s", test.lang, test.d)
	}
}

func TestDaysHaveNames(t *testing.T) {
	const day = 24 * time.Hour
	for _, test := range []struct {
		lang string
		d    time.Duration
		want string
	}{
		{"en", 14 * time.Hour, "Today"}, {"en", 15 * time.Hour, "Yesterday"}, {"en", -day, "Today"}, {"en", 2 * day, "Monday"}, {"en", 6 * day, "Thursday"},
		{"en", 7 * day, "November 18"}, {"en", 400 * day, "October 21, 2025"}, {"de", day, "Gestern"}, {"de", 3 * day, "Sonntag"}, {"ja", 2 * day, "月曜日"},
	} {
		assert.Equal(t, test.want, messenger.TextsOf(nil, test.lang).Day(ago(test.d), today.Unix()), "%s %s", test.lang, test.d)
	}
}

func TestDaysBeginWhereThePersonIs(t *testing.T) {
	texts := messenger.TextsOf(nil, "en")
	texts.Offset = 10 * 3600
	now := today.Unix() // five past midnight there
	assert.Equal(t, "Yesterday", texts.Day(now-6*60, now))
	assert.Equal(t, "Today", texts.Day(now-5*60, now))
	assert.Equal(t, "12:05 AM", texts.Clock(now))
	texts.Offset = -5 * 3600
	assert.Equal(t, "9:05 AM", texts.Clock(now))
}

func TestHoursOfTheDay(t *testing.T) {
	midnight := today.Truncate(24 * time.Hour)
	for at, want := range map[time.Duration][2]string{
		0:                                   {"12:00 AM", "00:00"},
		9*time.Hour + 7*time.Minute:         {"9:07 AM", "09:07"},
		12 * time.Hour:                      {"12:00 PM", "12:00"},
		23*time.Hour + 59*time.Minute:       {"11:59 PM", "23:59"},
		13*time.Hour + 30*time.Minute + 1e9: {"1:30 PM", "13:30"},
	} {
		assert.Equal(t, want[0], messenger.TextsOf(nil, "en").Clock(midnight.Add(at).Unix()))
		assert.Equal(t, want[1], messenger.TextsOf(nil, "fr").Clock(midnight.Add(at).Unix()))
	}
}

func TestTimesThatNeverWereHaveNoWords(t *testing.T) {
	texts := messenger.TextsOf(nil, "en")
	for _, at := range []int64{0, -1, math.MinInt64, math.MaxInt64, 253402300800} {
		assert.Empty(t, texts.Ago(at, today.Unix()))
		assert.Empty(t, texts.Day(at, today.Unix()))
		assert.Empty(t, texts.Clock(at))
		assert.Equal(t, messenger.Node{Text: "x"}, messenger.TimeOf(at, "x"))
	}
}

func TestProgramsReadTheTime(t *testing.T) {
	for _, at := range []time.Time{today, time.Date(2024, 2, 29, 1, 2, 3, 0, time.UTC), time.Unix(1, 0)} {
		assert.Equal(t, at.UTC().Format(time.RFC3339), attr(messenger.TimeOf(at.Unix(), "x"), "datetime"))
	}
}

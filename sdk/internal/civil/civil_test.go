package civil_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/civil"
	"github.com/stretchr/testify/require"
)

func TestEveryDayIsThatOfTheCalendar(t *testing.T) {
	day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for day.Year() < 3000 {
		days := civil.Days(day.Year(), int(day.Month()), day.Day())
		require.Equal(t, day.Unix(), int64(days)*86400, day)
		if days >= 0 {
			year, month, d := civil.Date(days)
			require.Equal(t, []int{day.Year(), int(day.Month()), day.Day()}, []int{year, month, d})
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestWhatIsBeyondAMonthCountsOn(t *testing.T) {
	for year := 1995; year < 2105; year++ {
		for month := 1; month <= 30; month++ {
			for _, day := range []int{0, 1, 28, 29, 30, 31, 99} {
				want := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				require.Equal(t, want.Unix(), int64(civil.Days(year, month, day))*86400, "%d-%d-%d", year, month, day)
			}
		}
	}
}

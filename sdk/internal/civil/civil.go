// Package civil turns days into dates of the Gregorian calendar and back. What
// package time has for it brings its normalisation and its zones into the bundle.
package civil

// Days is the number of days from 1970-01-01 to a date. A month or a day beyond
// its end counts on into the next.
func Days(year, month, day int) int {
	year, month = year+(month-1)/12, (month-1)%12+1
	// Years begin in March, so that the day that comes and goes is the last.
	if month < 3 {
		year, month = year-1, month+12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*month-457)/5 + day - 719469
}

// Date is the date so many days after 1970-01-01, up to the year 9999.
func Date(days int) (year, month, day int) {
	days += 719468 // from 0000-03-01
	era := days / 146097
	days -= era * 146097
	year = (days - days/1460 + days/36524 - days/146096) / 365
	days -= 365*year + year/4 - year/100
	month = (5*days + 2) / 153
	day = days - (153*month+2)/5 + 1
	year += 400 * era
	if month < 10 {
		return year, month + 3, day
	}
	return year + 1, month - 9, day
}

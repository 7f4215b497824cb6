package wire

import "strconv"

const hexDigits = "0123456789abcdef"

// AppendJSON appends v, made of nil, bool, float64, int, int64, string, Object
// and []any, as JSON. Any other value, and a number that JSON cannot hold, is
// written as null.
func AppendJSON(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		return strconv.AppendBool(dst, v)
	case float64:
		return appendNumber(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case int64:
		return strconv.AppendInt(dst, v, 10)
	case string:
		return appendString(dst, v)
	case Object:
		before := "{"
		for _, m := range v {
			dst = appendString(put(dst, before), m.Key)
			dst = AppendJSON(put(dst, ":"), m.Value)
			before = ","
		}
		return closing(dst, before, "{}")
	case []any:
		before := "["
		for _, e := range v {
			dst = AppendJSON(put(dst, before), e)
			before = ","
		}
		return closing(dst, before, "[]")
	}
	return put(dst, "null")
}

// put appends s, and is a function because append is many bytes wherever it stands.
func put(dst []byte, s string) []byte { return append(dst, s...) }

// closing ends what brackets are around; before is the first of them where nothing
// was put between them.
func closing(dst []byte, before, brackets string) []byte {
	if before == brackets[:1] {
		dst = put(dst, before)
	}
	return put(dst, brackets[1:])
}

func appendNumber(dst []byte, n float64) []byte {
	if n-n != 0 { // NaN and the infinities
		return put(dst, "null")
	}
	if n == float64(int64(n)) && n < 1e15 && n > -1e15 {
		return strconv.AppendInt(dst, int64(n), 10)
	}
	return strconv.AppendFloat(dst, n, 'g', -1, 64)
}

func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, s[start:i]...)
		if c < ' ' {
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		} else {
			dst = append(dst, '\\', c)
		}
		start = i + 1
	}
	return append(append(dst, s[start:]...), '"')
}

package userdata

import (
	"math"
	"net/url"
	"strconv"

	"github.com/entryphone/entryphone/sdk/wire"
)

// id reads an id, which pages write as a string or a number.
func id(o wire.Object, key string) string {
	v, _ := o.Get(key)
	s := wire.ID(v)
	if unknown(s) {
		return ""
	}
	return s
}

// The readers below return nil where the key is absent or of the wrong type, and
// a pointer to zero where the value is to be cleared.

func text(o wire.Object, key string) *string {
	v, there := o.Get(key)
	s := wire.ID(v)
	if !there || v != nil && !scalar(v) {
		return nil
	}
	if unknown(s) {
		return new(string)
	}
	s = Cut(s, MaxValue)
	return &s
}

func scalar(v any) bool {
	switch v.(type) {
	case string, float64:
		return true
	}
	return false
}

// number reads finite numbers, and strings that hold one.
func number(o wire.Object, key string) *float64 {
	v, there := o.Get(key)
	n, isNumber := v.(float64)
	s, isText := v.(string)
	switch {
	case there && v == nil, isText && unknown(s):
		return new(float64)
	case isText:
		var err error
		n, err = strconv.ParseFloat(s, 64)
		isNumber = err == nil
	}
	if !isNumber || !finite(n) {
		return nil
	}
	return &n
}

func finite(n float64) bool { return !math.IsInf(n, 0) && !math.IsNaN(n) }

// whole reads a count or a time in Unix seconds; a fraction is cut off.
func whole(o wire.Object, key string) *int64 {
	n := number(o, key)
	if n == nil || *n < 0 || *n > 1e12 {
		return nil
	}
	w := int64(*n)
	return &w
}

func boolean(o wire.Object, key string) *bool {
	v, there := o.Get(key)
	switch v := v.(type) {
	case bool:
		return &v
	case nil:
		if there {
			return new(bool)
		}
	}
	return nil
}

// avatar reads {type: "avatar", image_url: …}; only a web address is kept.
func avatar(o wire.Object) *string {
	v, there := o.Get("avatar")
	if there && v == nil {
		return new(string)
	}
	image, isObject := v.(wire.Object)
	if !isObject {
		return nil
	}
	address := text(image, "image_url")
	if address == nil || *address == "" {
		return address
	}
	u, err := url.Parse(*address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil
	}
	return address
}

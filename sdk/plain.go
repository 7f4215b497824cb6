package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// plain gives a Go value the form that page values have. Times become Unix
// seconds.
func plain(v any) any {
	switch v := v.(type) {
	case nil, bool, string, float64, wire.Object:
		return v
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case int32:
		return float64(v)
	case uint:
		return float64(v)
	case float32:
		return float64(v)
	case time.Time:
		return float64(v.Unix())
	case map[string]any:
		return objectOf(v)
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = plain(e)
		}
		return list
	}
	return settings.Refused("is of a Go type that an attribute cannot be")
}

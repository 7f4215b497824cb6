package peers

import (
	"io"
	"net/http"
	"strings"
)

// API answers as the peers' services do where they have nothing to say: everything
// received, no feature switched on.
func API() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		kind, text := answer(r.URL.Path)
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, text)
	})
}

// config is an account of posthog-js with everything switched off.
const config = `{"supportedCompression": ["gzip", "gzip-js"], "hasFeatureFlags": false, "heatmaps": false, "surveys": false,
	"autocapture_opt_out": false, "capturePerformance": false, "sessionRecording": false, "siteApps": []}`

func answer(path string) (kind, text string) {
	kind = "application/json"
	switch {
	case strings.HasSuffix(path, "/config.js"):
		return "text/javascript", `(window._POSTHOG_REMOTE_CONFIG = {}).phc_bench = {config: ` + config + `, siteApps: []};`
	case strings.HasSuffix(path, "/config"):
		return kind, config
	case strings.HasSuffix(path, "/flags/"):
		return kind, `{"flags": {}, "featureFlags": {}, "featureFlagPayloads": {}, "errorsWhileComputingFlags": false}`
	case strings.Contains(path, "/static/"):
		return "text/javascript", ""
	case strings.Contains(path, "/e/"):
		return kind, `{"status": 1}`
	}
	return kind, `{"success": true}`
}

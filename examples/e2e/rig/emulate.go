package rig

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Media makes CSS media features what the test needs, such as prefers-color-scheme
// and dark.
func (p *Tab) Media(pairs ...string) {
	p.t.Helper()
	var features []*emulation.MediaFeature
	for i := 0; i+1 < len(pairs); i += 2 {
		features = append(features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
	require.NoError(p.t, err)
}

// Size sets the size of the viewport, in CSS pixels.
func (p *Tab) Size(width, height int64, options ...chromedp.EmulateViewportOption) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.EmulateViewport(width, height, options...)))
}

// TrustAnyCertificate lets the tab open sites whose certificate nobody signed.
func (p *Tab) TrustAnyCertificate() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true})
	require.NoError(p.t, err)
}

// Screenshot is what the viewport shows, as PNG.
func (p *Tab) Screenshot() []byte {
	p.t.Helper()
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	require.NoError(p.t, err)
	return data
}

package e2e

import (
	"strings"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// documented is the snippet of the public documentation for a single-page app, as
// it is pasted; only the script's address is not the vendor's.
const documented = `(function(){var w=window;var ic=w.Intercom;if(typeof ic==="function"){ic('reattach_activator');ic('update',w.intercomSettings);}else{var d=document;var i=function(){i.c(arguments);};i.q=[];i.c=function(args){i.q.push(args);};w.Intercom=i;var l=function(){var s=d.createElement('script');s.type='text/javascript';s.async=true;s.src='/widget/abc12345';var x=d.getElementsByTagName('script')[0];x.parentNode.insertBefore(s,x);};if(document.readyState==='complete'){l();}else if(w.attachEvent){w.attachEvent('onload',l);}else{w.addEventListener('load',l,false);}}})();`

const loaderTag = `<script src="/widget/` + rig.AppID + `" async></script>`

// page is a document whose scripts are what is given, inline and in their order.
func page(scripts ...string) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title><link rel="icon" href="data:,"></head><body><p>A page</p>`)
	for _, s := range scripts {
		if strings.HasPrefix(s, "<") {
			b.WriteString(s)
		} else {
			b.WriteString("<script>" + s + "</script>")
		}
	}
	return b.String() + "</body></html>"
}

// isLive is true once our function has replaced the stub.
const isLive = `window.Intercom?.booted !== undefined`

// isBooted is true from a boot to a shutdown.
const isBooted = `window.Intercom?.booted === true`

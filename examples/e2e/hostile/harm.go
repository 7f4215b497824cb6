package hostile

// markup is text that does harm where it is taken for HTML: it sets harm on the page.
const markup = `<script>top.harm = 'script'</script><img src="x" onerror="top.harm = 'image'"><svg onload="top.harm = 'svg'"></svg>` +
	`<iframe srcdoc="<script>top.harm = 'frame'</script>"></iframe><style>@import 'x'</style>"' onmouseover='top.harm = 1`

// urls are addresses that lead nowhere a page wants to go. Those that a browser
// would ask for are on this machine.
var urls = []string{
	"javascript:top.harm='url'", "JaVaScRiPt:top.harm='url'", " javascript:top.harm='url'", "java\nscript:top.harm='url'",
	"\x01javascript:top.harm='url'", "javascript&colon;top.harm='url'", "data:text/html,<script>top.harm='url'</script>",
	"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.harm=1'/>", "vbscript:top.harm='url'",
	"blob:http://localhost/x", "file:///etc/passwd", "//localhost:1/x", `/\localhost:1/x`, "///", "http:", "https:///", "http://[", "mailto:",
	"http://localhost:1/" + `"onerror="top.harm='url'`, ":", "", "\x00", "../..", "?", "#",
}

// Markup and Addresses are for tests that put them where this package does not.
const Markup = markup

var Addresses = urls

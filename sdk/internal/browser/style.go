//go:build js && wasm

package browser

// postStyle is the style of the notifications frame. It is adopted as a
// constructed sheet, which a style-src without 'unsafe-inline' lets pass. What
// stands before and after the body makes the browser look up the fonts when it
// lays out the empty frame, and not all at once with what is put in it.
const postStyle = `
:root{--fg:light-dark(#1b1d22,#f1f1f3);--soft:light-dark(#5c606b,#a9adb8);--bg:light-dark(#fff,#202228);--line:light-dark(#e2e4e9,#3a3d46);--action:light-dark(#1f5bd8,#8ab0ff);--link:var(--action);
font:15px/1.5 system-ui,sans-serif;color:var(--fg);-webkit-text-size-adjust:100%}
body{margin:0;padding:12px;overflow-wrap:anywhere}
body::before,body::after{content:"a";position:absolute;visibility:hidden}
body::after,h2,h3,strong{font-weight:600}
.post{position:relative;box-sizing:border-box;padding:20px 20px 18px;background:var(--bg);border:1px solid var(--line);border-radius:14px;box-shadow:0 6px 12px #0000001f;animation:in .24s ease-out}
.post+.post{margin-top:12px}
h2,h3,p,ul,ol,pre,img{margin:0 0 10px}
h2,body::after{font-size:17px}
h2{line-height:1.35;padding-inline-end:32px}
h3{font-size:15px}
p,li{white-space:pre-line}
ul,ol{padding-inline-start:22px}
pre{overflow:auto;padding:10px;border-radius:8px;background:light-dark(#f3f4f6,#15161a);font-size:13px}
code{font-family:ui-monospace,monospace;font-size:.92em}
img{display:block;max-width:100%;height:auto;border-radius:8px}
a{color:var(--link)}
.post>:nth-last-child(2){margin-bottom:0}
.button{display:inline-block;margin:4px 0 10px;margin-inline-end:8px;padding:9px 16px;border:0;border-radius:9px;background:var(--action);color:light-dark(#fff,#10131a);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
@supports (color:color(from red xyz-d65 x y z)){.tinted .button{color:color(from var(--action) xyz-d65 calc((.18 - y)*999) calc((.18 - y)*999) calc((.18 - y)*999))}}
.button~.button{background:none;box-shadow:inset 0 0 0 1px var(--soft);color:var(--fg)}
.button:hover{filter:brightness(1.08)}
.dismiss{position:absolute;top:10px;inset-inline-end:10px;width:36px;height:36px;border:0;border-radius:9px;background:none;color:var(--soft);cursor:pointer}
.dismiss:hover{background:light-dark(#f0f1f4,#2d3038);color:var(--fg)}
.dismiss::before{content:"";position:absolute;inset:11px;background:currentColor;clip-path:polygon(8% 0,50% 42%,92% 0,100% 8%,58% 50%,100% 92%,92% 100%,50% 58%,8% 100%,0 92%,42% 50%,0 8%)}
:focus-visible{outline:2px solid var(--action);outline-offset:2px}
@keyframes in{from{opacity:0;transform:translateY(12px)}}
@media (prefers-reduced-motion:reduce){.post{animation:none}}
@media (forced-colors:active){.dismiss::before{background:ButtonText;forced-color-adjust:none}.button{border:1px solid}}`

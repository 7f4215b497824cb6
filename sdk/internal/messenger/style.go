package messenger

// Style is the style of the messenger's frame, to be adopted as a constructed sheet:
// a style-src without 'unsafe-inline' lets that pass. --action, --bg and --link on the
// root are the page's colours; what is written on the first two is black or white,
// by their luminance (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
const Style = `
:root{--fg:light-dark(#17191e,#f2f3f5);--soft:light-dark(#595e6a,#a8adb9);--surface:light-dark(#fff,#17181c);--raised:light-dark(#f3f4f7,#26282f);--line:light-dark(#e6e8ed,#31343c);
--action:light-dark(#1f5bd8,#8ab0ff);--bg:light-dark(var(--action),#22252e);--link:light-dark(#1f5bd8,#8ab0ff);--wrong:light-dark(#b3261e,#ffb4ab);--on-action:light-dark(#fff,#10131a);--on-bg:#fff;
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans","Yu Gothic UI",sans-serif;color:var(--fg);background:var(--surface);-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent}
@supports (color:color(from red xyz-d65 x y z)){:root{--on-action:color(from var(--action) xyz-d65 calc((.18 - y)*999) calc((.18 - y)*999) calc((.18 - y)*999));--on-bg:color(from var(--bg) xyz-d65 calc((.18 - y)*999) calc((.18 - y)*999) calc((.18 - y)*999))}}
*{box-sizing:border-box}
html,body{height:100%}
body,h1,h2,h3,p,ul,ol,pre{margin:0;padding:0}
body{overflow:hidden;overflow-wrap:anywhere}
button,input,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{border:0;background:none;padding:0;cursor:pointer;text-align:start;touch-action:manipulation}
ul,ol{list-style:none}
h1,.part h3,strong{font-weight:600}
h1{font-size:16px;line-height:1.3}
h1:focus{outline:0}
h2{font-size:13px;font-weight:600}
a{color:var(--link);text-underline-offset:2px;unicode-bidi:isolate}
img{display:block;max-width:100%}
:focus-visible{outline:2px solid currentColor;outline-offset:-2px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft);font-size:13px}
.wrong{color:var(--wrong);font-size:13px}
.app{display:flex;flex-direction:column;height:100%}
.page{flex:1;min-height:0;display:flex;flex-direction:column;animation:in .18s ease-out}
.scroll{flex:1;min-height:0;overflow:hidden auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--line) transparent}
.icon{display:block;flex:none;width:24px;height:24px;background:currentColor;clip-path:circle(5px)}
.icon.close{clip-path:path("M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z")}
.icon.back{clip-path:path("M15 4.6 16.4 6 10.4 12 16.4 18 15 19.4 7.6 12z")}
.icon.send{clip-path:path("M3.4 20.4 21 12 3.4 3.6 3.4 10.2 14.6 12 3.4 13.8z")}
.icon.home{clip-path:path(evenodd,"M12 3 21 10.4V20a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V10.4zM12 5.6 5 11.3V19H9V14.5a3 3 0 0 1 6 0V19H19V11.3z")}
.icon.messages{clip-path:path(evenodd,"M5 3H19a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2H12L7 21V17H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM5 5V15H9V17.2L11.6 15H19V5zM7 7.5H17V9.2H7zM7 11H14V12.7H7z")}
.icon.help{clip-path:path(evenodd,"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM11 15.8H13V17.8H11zM8.4 9.8C8.4 7.8 10 6.4 12 6.4S15.6 7.8 15.6 9.7C15.6 12 13 12.2 13 14.3H11C11 11.4 13.6 11.3 13.6 9.7 13.6 8.9 12.9 8.3 12 8.3S10.4 8.9 10.4 9.8z")}
.icon.news{clip-path:path(evenodd,"M4 10V14A1.5 1.5 0 0 0 5.500 15.500H7L8.500 20H11L9.800 15.600 18 19V5L8 8.500H5.500A1.500 1.500 0 0 0 4 10zM10 9.900 16 7.800V16.100L10 13.700zM19.500 9.500A3 3 0 0 1 19.500 14.500z")}
.icon.tasks{clip-path:path(evenodd,"M4 3H20a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM5 5V19H19V5zM10.700 16.200 6.600 12.100 8 10.700 10.700 13.400 16 8.100 17.400 9.500z")}
.icon.tickets{clip-path:path(evenodd,"M3 6H21V10a2 2 0 0 0 0 4V18H3V14a2 2 0 0 0 0-4zM5 8V8.600a4 4 0 0 1 0 6.800V16H14V14.500H15.500V16H19V15.400a4 4 0 0 1 0-6.800V8H15.500V9.500H14V8zM14 11H15.500V13H14z")}
.icon.attach{clip-path:path("M16.500 6V17.500a4.500 4.500 0 0 1-9 0V5.500a3 3 0 0 1 6 0V16a1.500 1.500 0 0 1-3 0V6H9V16a3 3 0 0 0 6 0V5.500a4.500 4.500 0 0 0-9 0V17.500a6 6 0 0 0 12 0V6z")}
.icon.smile{clip-path:path(evenodd,"M12 2.500a9.500 9.500 0 1 1 0 19 9.500 9.500 0 0 1 0-19zM12 4.200a7.800 7.800 0 1 0 0 15.600 7.800 7.800 0 0 0 0-15.600zM7.500 10a1.400 1.400 0 1 1 2.800 0 1.400 1.400 0 0 1-2.800 0zM13.700 10a1.400 1.400 0 1 1 2.800 0 1.400 1.400 0 0 1-2.800 0zM7.200 13.500H16.800A4.900 4.900 0 0 1 7.200 13.500z")}
.icon.document{clip-path:path(evenodd,"M6 2.500H14L19.500 8V20A1.500 1.500 0 0 1 18 21.500H6A1.500 1.500 0 0 1 4.500 20V4A1.500 1.500 0 0 1 6 2.500zM6.300 4.300V19.700H17.700V9H13V4.300z")}
[dir=rtl] :is(.icon.back,.icon.send){transform:scaleX(-1)}
.tool{position:relative;display:grid;place-items:center;flex:none;width:44px;height:44px;border-radius:12px;color:var(--soft);cursor:pointer;transition:background .12s}
.tool:hover{background:var(--raised);color:var(--fg)}
.tool.primary{color:var(--on-action)}
.tool.primary::before{content:"";position:absolute;inset:4px;border-radius:50%;background:var(--action)}
.tool.primary:hover{background:none}
.tool.primary:hover::before{filter:brightness(1.1)}
.tool.primary .icon{position:relative;transform:scale(.8)}
[dir=rtl] .tool.primary .icon{transform:scale(-.8,.8)}
.tool.primary[aria-disabled]{color:var(--soft)}
.tool.primary[aria-disabled]::before{background:var(--raised)}
.button{display:inline-block;min-height:44px;padding:11px 20px;border-radius:12px;background:var(--action);color:var(--on-action);font-weight:600;text-decoration:none;text-align:center}
.button:hover{filter:brightness(1.08)}
.plain{min-height:44px;padding:0 12px;border-radius:10px;font-weight:600;text-decoration:underline;text-underline-offset:3px}
.plain:hover{background:var(--raised)}
.bar{display:flex;align-items:center;gap:8px;min-height:64px;padding:8px 8px 8px 16px;padding-top:max(8px,env(safe-area-inset-top));border-bottom:1px solid var(--line)}
.bar:has(.back){padding-inline-start:8px}
[dir=rtl] .bar{padding-inline:16px 8px}
.names{flex:1;min-width:0}
.face{position:relative;display:grid;place-items:center;flex:none;width:36px;height:36px;border-radius:50%;overflow:hidden;background:light-dark(#dde4f5,#3a4156);color:light-dark(#27355a,#e3e9fb);font-weight:600;text-transform:uppercase}
.face img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.faces{display:flex}
.faces .face{box-shadow:0 0 0 2px var(--surface)}
.faces .face+.face{margin-inline-start:-10px}
.hello{padding:20px 24px 126px;background:linear-gradient(var(--bg) calc(100% - 110px),transparent);color:var(--on-bg)}
.hello .top{display:flex;align-items:center;gap:8px;min-height:44px;margin:0 -12px 40px 0;padding-top:env(safe-area-inset-top)}
[dir=rtl] .hello .top{margin:0 0 40px -12px}
.hello .tool{color:inherit}
.hello .tool:hover{background:#8883}
.hello .faces .face{box-shadow:0 0 0 2px var(--bg)}
.workspace{flex:1;min-width:0;font-weight:600}
.hello h1,.hello p{font-size:28px;line-height:1.2;font-weight:700;letter-spacing:-.01em}
.hello h1{opacity:.82}
.cards{position:relative;display:grid;gap:12px;margin-top:-102px;padding:0 16px 20px}
.card{display:block;min-width:0;width:100%;background:light-dark(#fff,#202229);border:1px solid var(--line);border-radius:16px;box-shadow:0 4px 14px #0000000f}
.card h2{padding:14px 18px 0}
.send-us{display:flex;align-items:center;gap:12px;min-height:64px;padding:14px 18px;transition:transform .12s}
.send-us:hover{background:light-dark(#fafbfc,#25272f)}
.send-us .icon{color:light-dark(var(--fg),var(--action));transform:scale(.85)}
.words{display:flex;flex-direction:column;flex:1;min-width:0}
.row{display:grid;grid-template-columns:auto 1fr auto;align-items:center;gap:0 12px;width:100%;min-height:68px;padding:12px 18px;border-radius:16px}
.row:hover{background:var(--raised)}
.rows .row{border-radius:0;border-bottom:1px solid var(--line)}
:is(.who,.said,.workspace,.names>*){overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
:is(.who,.said,.workspace,.soft,.size,.file-name,.names>*,.hello>*){unicode-bidi:plaintext;text-align:left}
[dir=rtl] :is(.who,.said,.workspace,.soft,.size,.file-name,.names>*,.hello>*){text-align:right}
.said{color:var(--soft)}
.unread :is(.who,.said){font-weight:600;color:var(--fg)}
.when{color:var(--soft);font-size:13px;grid-area:1/3;align-self:start}
.dot{grid-area:1/3;align-self:end;justify-self:end;width:10px;height:10px;border-radius:50%;background:light-dark(#d92d20,#ff8a80)}
.scroll>.plain{display:block;margin:8px auto}
.foot{display:flex;justify-content:center;padding:12px 16px 16px}
.nothing{display:grid;justify-items:center;gap:8px;padding:96px 32px 32px;text-align:center}
.nothing .icon{color:var(--soft);transform:scale(1.6);margin-bottom:12px}
.nothing>p{text-align:center!important}
.nothing>p:first-of-type{font-weight:600}
.spaces{display:flex;border-top:1px solid var(--line);background:var(--surface);padding-bottom:env(safe-area-inset-bottom)}
.space{position:relative;flex:1;min-width:0;min-height:64px;padding:8px 4px;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2px;color:var(--soft);font-size:13px}
.space>span{max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.space:hover,.space[aria-current]{color:var(--fg)}
.space[aria-current]{font-weight:600}
.count{position:absolute;top:6px;left:calc(50% + 6px);min-width:18px;padding:0 5px;border-radius:9px;background:#c81e1e;color:#fff;font-size:11px;font-weight:600;line-height:18px;text-align:center}
.offline:not(:empty){padding:8px 16px;background:light-dark(#fff4d6,#453a17);color:light-dark(#4d3800,#ffe9a8);font-size:13px;text-align:center}
.trouble,.waiting{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;padding:8px 16px;text-align:center}
.trouble{color:var(--wrong)}
.spinner{width:22px;height:22px;margin:8px;border:3px solid var(--line);border-top-color:var(--soft);border-radius:50%;animation:turn .8s linear infinite}
.log{padding:12px 16px 16px}
.log>.plain{margin-top:0}
.ask{padding:32px 16px;color:var(--soft);text-align:center}
.chapter{content-visibility:auto;contain-intrinsic-size:auto 2500px;margin:0 -16px;padding:0 16px}
.chapter:last-of-type{content-visibility:visible}
.day,.event{font-size:13px;font-weight:400;color:var(--soft)}
.day,.event{text-align:center;padding:16px 0 8px}
.meta.receipt{justify-content:flex-end;gap:0 4px}
.chapter:has(+.receipt)>:last-child>:last-child .meta{display:none}
.part{position:relative;display:flex;flex-direction:column;align-items:flex-start;margin-top:3px;padding-inline:44px 24px}
.part.first{margin-top:12px}
.part.own{align-items:flex-end;padding-inline:44px 0}
.part .face{position:absolute;inset-inline-start:0;top:0;width:32px;height:32px;font-size:13px}
.part.last .face{top:auto;bottom:24px}
.bubble{max-width:100%;padding:10px 14px;border-radius:18px;background:var(--raised);unicode-bidi:isolate}
.own .bubble{background:var(--action);color:var(--on-action)}
.team.last .bubble{border-end-start-radius:6px}
.own.last .bubble{border-end-end-radius:6px}
.own a,.own .soft,.own .size{color:inherit}
.bubble>*+*{margin-top:8px}
.bubble :is(p,li,h3){unicode-bidi:plaintext;text-align:start}
.bubble :is(p,li){white-space:pre-wrap}
.bubble h3{font-size:15px}
.bubble :is(ul,ol){padding-inline-start:22px;list-style:disc}
.bubble ol{list-style:decimal}
.bubble pre{max-width:100%;overflow:auto;padding:10px;border-radius:10px;background:#8882;font-size:13px;direction:ltr;text-align:left}
code{font-family:ui-monospace,monospace;font-size:.92em}
.bubble .button,.reply{border-radius:12px}
.bubble .picture{display:block;margin:-4px -8px 0;border-radius:12px;overflow:hidden}
.bubble>.picture:last-child{margin-bottom:-4px}
.bubble .picture img{height:auto;max-height:320px;object-fit:cover}
.file{display:flex;align-items:center;gap:10px;min-height:44px;color:inherit;text-decoration:none}
.file-name{font-weight:600;overflow:hidden;text-overflow:ellipsis;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
.size{font-size:13px;color:var(--soft)}
.preview{width:44px;height:44px;border-radius:8px;object-fit:cover}
.own :is(.wrong){color:inherit}
progress{width:100%;height:6px;margin-top:6px;accent-color:currentColor;border:0;border-radius:3px;overflow:hidden;background:#8884;appearance:none}
progress::-webkit-progress-bar{background:#8884}
progress::-webkit-progress-value{background:currentColor;transition:width .2s}
progress::-moz-progress-bar{background:currentColor}
.meta{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;min-height:20px;margin-top:2px;font-size:12px;color:var(--soft)}
.meta .who{max-width:180px}
.own .meta{justify-content:flex-end}
.meta .wrong{flex:1 0 100%;color:var(--wrong);text-align:end}
.meta .plain{padding:0 6px}
.dots{display:flex;gap:4px;padding:15px 14px}
.dots i{width:7px;height:7px;border-radius:50%;background:var(--soft);animation:dot 1.2s infinite}
.dots i:nth-child(2){animation-delay:.15s}
.dots i:nth-child(3){animation-delay:.3s}
.typing{margin-top:12px}
.replies{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:8px;padding-top:14px}
.reply{min-height:44px;padding:9px 16px;border:1px solid var(--soft);background:var(--surface);color:var(--fg);font-weight:600;unicode-bidi:isolate}
.reply:hover{background:var(--raised)}
.rates{display:flex;margin-inline:-6px}
.rate{width:44px;height:44px;border-radius:50%;font-size:24px;line-height:44px;text-align:center;transition:transform .12s}
.rate:hover,.rate[aria-pressed=true]{transform:scale(1.15)}
.rate[aria-pressed=true]{box-shadow:inset 0 0 0 2px currentColor}
.rates:has([aria-pressed=true]) .rate[aria-pressed=false]{opacity:.55}
form.email{margin-top:16px;padding:4px 4px 16px 16px;border:1px solid var(--line);border-radius:16px}
[dir=rtl] form.email{padding:4px 16px 16px 4px}
.why{display:flex;align-items:center;justify-content:space-between}
.line{display:flex;flex-wrap:wrap;gap:8px;margin-inline-end:12px}
.line>*{flex:1 1 auto}
input[type=email]{flex:1 1 170px;min-width:0;min-height:44px;padding:0 12px;border:1px solid var(--soft);border-radius:12px;background:var(--surface);text-align:start}
.line .button{padding-inline:16px}
[dir=rtl] input:placeholder-shown{direction:rtl}
.email .wrong{margin-top:6px}
.composer{padding:10px 12px;padding-bottom:max(10px,env(safe-area-inset-bottom))}
.box{display:flex;flex-wrap:wrap;align-items:flex-end;border:1px solid var(--soft);border-radius:22px;background:var(--surface)}
.box:has(textarea:focus){outline:2px solid var(--fg);outline-offset:-1px}
textarea{flex:1 1 100%;min-width:0;max-height:148px;min-height:44px;padding:12px 16px 4px;border:0;background:none;resize:none;field-sizing:content;overflow:auto;scrollbar-width:thin}
textarea:focus{outline:0}
::placeholder{color:var(--soft);opacity:1}
.tools{display:flex;flex:1;padding:0 4px}
.tools .primary{margin-inline-start:auto}
.attach input{position:absolute;inset:0;width:100%;opacity:0;cursor:pointer;font-size:0}
.attach:focus-within{outline:2px solid var(--fg);outline-offset:-2px}
.emoji[popover]{position:fixed;inset:auto auto 72px 12px;width:max-content;max-width:calc(100vw - 24px);margin:0;padding:8px;border:1px solid var(--line);border-radius:16px;background:var(--surface);color:var(--fg);box-shadow:0 8px 28px #0003}
[dir=rtl] .emoji[popover]{inset:auto 12px 72px auto}
.emoji[popover]:popover-open{display:grid;grid-template-columns:repeat(auto-fill,44px);width:370px;max-height:60vh;overflow:auto}
.emoji button{width:44px;height:44px;border-radius:10px;font-size:22px;text-align:center}
.emoji button:hover{background:var(--raised)}
@supports not selector(:popover-open){.with-emoji{display:none}}
.files{display:grid;gap:6px;max-height:min(196px,30vh);margin-bottom:8px;overflow:auto}
.files .file{padding:4px 4px 4px 12px;border:1px solid var(--line);border-radius:12px}
.unsent{padding:0 8px 8px}
.lost{padding:0 8px 8px;font-size:13px}
@keyframes in{from{opacity:0;transform:translateY(6px)}}
@keyframes turn{to{transform:rotate(1turn)}}
@keyframes dot{0%,60%,100%{opacity:.35}30%{opacity:1}}
@media (prefers-reduced-motion:reduce){*,::before{animation:none!important;transition:none!important}}
@media (forced-colors:active){.icon{background:ButtonText;forced-color-adjust:none}.bubble,.card,.tool,.rate,.button{border:1px solid}.spinner{border-color:ButtonText}}`

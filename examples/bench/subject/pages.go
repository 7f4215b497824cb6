package subject

import "strings"

// snippet is the page's part as it is documented: a stub with a queue, the loader
// once the page has loaded, and a boot that waits in the queue.
func snippet(name, person string) string {
	return strings.NewReplacer("NAME", name, "PERSON", person).Replace(`<script>
(function () {
  var w = window;
  if (typeof w.Intercom === 'function') {
    w.Intercom('reattach_activator');
    w.Intercom('update', w.intercomSettings);
    return;
  }
  var stub = function () { stub.c(arguments); };
  stub.q = [];
  stub.c = function (call) { stub.q.push(call); };
  w.Intercom = stub;
  var load = function () {
    var script = document.createElement('script');
    script.async = true;
    script.src = '/widget/NAME';
    document.head.appendChild(script);
  };
  document.readyState === 'complete' ? load() : w.addEventListener('load', load);
})();
Intercom('boot', {app_id: 'abc12345', PERSON, plan: 'pro', seats: 3});
</script>`)
}

// someone is whom the page names.
const someone = `user_id: 'u-1', email: 'u1@example.com'`

const streaming = `<script src="/wasm_exec.js"></script><script>
const go = new Go();
WebAssembly.instantiateStreaming(fetch('/base.wasm'), go.importObject).then(result => go.run(result.instance));
</script>`

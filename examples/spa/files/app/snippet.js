// The snippet that a site pastes into its pages, as a function: the messenger's stub now, its script after load.

/** Puts the queueing stub on window, and adds the script once the page has loaded. */
export function installSnippet(src) {
  const present = window.Intercom;
  if (typeof present === 'function') {
    present('reattach_activator');
    present('update', window.intercomSettings);
    return;
  }
  const stub = function () { stub.c(arguments); };
  stub.q = [];
  stub.c = (call) => { stub.q.push(call); };
  window.Intercom = stub;

  const load = () => {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    document.head.append(script);
  };
  if (document.readyState === 'complete') load();
  else window.addEventListener('load', load, { once: true });
}

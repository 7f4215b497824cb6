// Says how the page does: whether its own timers run and frames are painted, how long
// it stood still, and whether something of a backend's got where only the page's own
// is to be.
(() => {
  const tags = /^(HTML|HEAD|TITLE|BODY|MAIN|ARTICLE|H2|H3|P|A|BUTTON|UL|OL|LI|PRE|CODE|STRONG|EM|IMG)$/;
  // Kept, for tests replace what is the page's.
  const { requestAnimationFrame, MessageChannel } = window;
  const now = performance.now.bind(performance);
  let ticks = 0;
  let painted = 0;
  let stood = 0; // milliseconds between two ticks, at most
  let last = now();
  let waiting = [];
  setInterval(() => {
    ticks++;
    const present = now();
    if (present - last > stood) stood = present - last;
    last = present;
    const all = waiting;
    waiting = [];
    for (let i = 0; i < all.length; i++) all[i]();
  }, 5);
  requestAnimationFrame(function again() {
    painted++;
    requestAnimationFrame(again);
  });

  window.tick = () => new Promise(done => { waiting[waiting.length] = done; });
  const turn = () => new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(0);
  });
  const frame = () => document.querySelector('iframe[name=intercom-notifications-frame]');
  const isEmpty = () => frame() && !frame().contentDocument?.querySelector('main')?.firstChild;
  // foreign are elements in the messenger's frame that it does not make, and those
  // that lead where they must not.
  const foreign = () => [...frame()?.contentDocument?.querySelectorAll('*') ?? []].filter(e =>
    !tags.test(e.tagName) || [...e.attributes].some(a => /^on|^srcdoc$|^style$/.test(a.name) && e.tagName != 'HTML') ||
    (e.href && !/^(https?|mailto|tel)?:$/.test(e.protocol)) || (e.src && !/^(https?|mailto|tel):/.test(e.src)), // ':' is that of an address that is none
  ).map(e => e.outerHTML.slice(0, 200));

  window.pulse = async () => {
    // A frame is filled a moment after it was made.
    for (let n = 0; n < 100 && isEmpty(); n++) {
      window.clock?.advance(100);
      await turn();
    }
    await tick();
    const result = {
      ticks, painted, stood, foreign: foreign(), harm: window.harm ?? null, polluted: ({}).polluted ?? null,
      booted: Intercom.booted, user: Intercom('whoami')?.user_id ?? '', visitor: typeof Intercom('getVisitorId'),
    };
    stood = 0;
    return result;
  };
})();

// A clock that the test moves: Date and setTimeout keep running, and clock.advance
// takes them forward at once. Timers that are due by then run, in their order.
// Where tabs share a clock, a cookie says how many milliseconds it is ahead; they
// look at it when a document begins or comes back.
(() => {
  const RealDate = Date;
  const start = setTimeout.bind(window);
  const stop = clearTimeout.bind(window);
  const shared = () => {
    try {
      return Number((/(?:^|; )clock=(-?\d+)/.exec(document.cookie) || [])[1] || ahead);
    } catch (e) {
      return ahead; // a document that has no cookies
    }
  };
  let ahead = 0;
  ahead = shared();
  let last = 1e6; // not to be taken for an id of the browser's own
  const waiting = new Map();
  const now = () => RealDate.now() + ahead;

  window.Date = class extends RealDate {
    constructor(...args) { args.length ? super(...args) : super(now()); }
    static now() { return now(); }
  };
  const run = (id) => {
    const timer = waiting.get(id);
    waiting.delete(id);
    if (timer) timer.call();
  };
  window.setTimeout = (f, delay = 0, ...args) => {
    const id = ++last;
    waiting.set(id, { at: now() + Math.max(0, delay), real: start(run, delay, id), call: () => f(...args) });
    return id;
  };
  window.clearTimeout = (id) => {
    const timer = waiting.get(id);
    waiting.delete(id);
    stop(timer ? timer.real : id);
  };
  window.clock = {
    // due is in how many milliseconds each waiting timer is to run.
    due: () => [...waiting.values()].map((timer) => timer.at - now()),
    set(ms) {
      if (ms != ahead) this.advance(ms - ahead);
    },
    advance(ms) {
      ahead += ms;
      for (const [id, timer] of [...waiting].sort(([, a], [, b]) => a.at - b.at)) {
        stop(timer.real);
        timer.real = start(run, Math.max(0, timer.at - now()), id);
      }
    },
  };
  addEventListener('pageshow', e => { if (e.persisted) clock.set(shared()); });
})();

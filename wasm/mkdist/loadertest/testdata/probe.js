// First on every page: what the tests read, and a clock that does not wait.
window.got = { env: [], runs: 0, calls: [] };
window.warnings = [];
window.logged = [];
window.errors = [];
window.delays = [];
console.warn = (...words) => { warnings.push(words.join(' ')); };
console.log = (...words) => { logged.push(words.join(' ')); };
console.error = (...words) => { errors.push(words.join(' ')); };
addEventListener('error', e => { errors.push(e.message); });
addEventListener('unhandledrejection', e => { errors.push('unhandled: ' + e.reason); });

// The loader's waits between two downloads pass at once.
const realTimeout = window.setTimeout;
window.setTimeout = (run, delay, ...args) => {
  const backoff = delay == 1e3 || delay == 4e3;
  if (backoff) delays.push(delay);
  const ofGo = delay > 100 && delay < 130; // the program's timer
  return realTimeout.call(window, (...a) => {
    run(...a);
    if (ofGo) window.timerFired = true;
  }, backoff ? 0 : delay, ...args);
};

window.mark = Symbol.for('entryphone');
window.isLive = () => typeof Intercom == 'function' && Intercom[mark] == 'live';

// The snippet of the public documentation, in the forms that are in use.
window.snippet = () => {
  const stub = function () { stub.c(arguments); };
  stub.q = [];
  stub.c = args => { stub.q.push(args); };
  window.Intercom = stub;
  return stub;
};
window.insert = src => {
  const script = document.createElement('script');
  script.async = true;
  script.src = src;
  document.head.append(script);
};

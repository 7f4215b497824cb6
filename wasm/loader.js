/*
 * The script that a page includes. It holds what must exist before Go runs:
 * the stub and its queue, the launcher of a page that had one before, the start
 * of the download, the guard that keeps the calls of a page that is left too
 * early, and the fall-back when WebAssembly cannot run. Everything else is done in Go, which takes the stub over: it
 * replaces window.Intercom and turns stub.q into an object that forwards.
 *
 * mkdist puts Go's support file in place of the comment in support() and
 * turns that file's globalThis.fs and the like into the variables there.
 * WASM_FILE is the name of the program and VERSION the bundle's, set by mkdist
 * as well.
 *
 * The environment of the Go program has the ORIGIN that this script came from, where
 * the backend is unless settings say otherwise, the version as RELEASE, and the name
 * of this PAGE load.
 */
try { (() => {
  const page = window;
  const mark = Symbol.for('entryphone'); // on a stub: 'loading'; on Go's function: 'live'
  const storageKey = 'intercom.unsent'; // that of each page's record begins with it, and goes on with when
  const maxQueue = 1000;
  const maxRecords = 20;
  const maxCalls = 1000; // of a page
  const maxStored = 5e5; // characters of JSON, all records together
  const maxNote = 8e3; // characters, of the calls that Go takes at once
  const maxNotes = 50; // in storage
  const maxObjects = 1e3; // per call: what a page passes may hang on to half the page

  const present = page.Intercom;
  if (typeof present == 'function' && present[mark]) {
    present('reattach_activator');
    present('update', page.intercomSettings);
    return;
  }

  // A loader or a Go program whose window.Intercom was deleted or overwritten
  // hears this and goes away.
  page.dispatchEvent(new CustomEvent('entryphone:takeover'));

  let stub = page.Intercom;
  if (typeof stub != 'function') {
    stub = page.Intercom = function () { stub.c(arguments); };
    stub.c = call => { stub.q.push(call); };
  }
  if (!Array.isArray(stub.q)) stub.q = [];
  const queue = stub.q;
  stub[mark] = 'loading';

  const scriptURL = (() => {
    const current = document.currentScript;
    if (current && current.src) return current.src;
    const ours = [...document.scripts].filter(s => /^[^?#]*(\/widget\/|entryphone\.js($|[?#]))/.test(s.src));
    return ours.length ? ours.pop().src : location.href;
  })();

  // One signal ends the download and every listener but the one for takeover.
  const stopping = new AbortController();
  const untilStopped = { signal: stopping.signal };
  // A UUID (RFC 9562, version 4) of this page load; crypto.randomUUID is for https.
  const pageId = 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    (crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16));

  let superseded = false;
  let started = false;
  let ran = false; // Go has: from then on whoever took the stub over is ours
  let warned = false;

  let painted; // the launcher that is there before Go is
  page.addEventListener('entryphone:takeover', () => {
    superseded = true;
    stopping.abort();
    if (painted) painted.remove();
  }, { once: true });

  const isTaken = () => stub.q !== queue;
  const wait = ms => new Promise(done => setTimeout(done, ms));

  // fall says why there is no messenger and leaves a page in which calls go on
  // queueing, as if the script had not come yet.
  const fall = why => {
    if (superseded || (!ran && isTaken())) return;
    if ((page.Intercom || 0)[mark]) page.Intercom = stub;
    delete stub[mark];
    if (isTaken()) {
      queue.length = 0;
      stub.q = queue;
      stub.c = call => { queue.push(call); };
    }
    const container = document.getElementById('intercom-container');
    if (container) container.remove();
    // Go's accessors on history, where there is no Navigation API, would give a
    // page undefined for its router to call.
    for (const name of ['pushState', 'replaceState']) {
      if ((Object.getOwnPropertyDescriptor(history, name) || 0).get) delete history[name];
    }
    document.documentElement.classList.remove('intercom-mobile-messenger-active', 'intercom-modal-open');
    if (!warned) console.warn('Entryphone: cannot run, calls are only queued: ' + why);
    warned = true;
  };

  // ---- the door: what takes the stub's place, in front of Go ----

  // Entering Go costs the caller more than a call is worth. Of those that nobody
  // waits for, the door notes what they say and where, as it is at that moment, and
  // hands Go all of a turn together; the rest, and what JSON would not hold as it
  // is, goes in at once, behind what is noted. Before the turn is over each note is
  // in storage, under a number, with what Go gave for it to begin with: from there
  // the next page takes it if this one crashes, until Go has put it in its queue.
  if (page.MessageChannel) stub[Symbol.for('entryphone:door')] = answer => {
    let noted = ''; // calls of the note that is being written
    let number = 0; // of that
    let full = []; // notes that are written: numbers and calls
    let saving; // before the turn is over
    let key, head;
    // Comes ahead of whatever the page asks for in a turn of its own.
    const turn = new MessageChannel();
    turn.port1.onmessage = () => answer();
    page.addEventListener('entryphone:takeover', () => turn.port1.close());
    const isPlain = value =>
      value == null || typeof value == 'string' || typeof value == 'boolean' || Number.isFinite(value);
    // Most calls hold nothing that has to be looked at one by one.
    const isFlat = value => {
      if (typeof value != 'object') return isPlain(value);
      for (const key in value) if (!isPlain(value[key])) return false;
      return true;
    };
    let objects; // what a call may still hold: Go reads to a depth of 64
    const strictly = (key, value) => {
      const kind = typeof value;
      if (
        kind == 'function' || kind == 'symbol' ||
        (kind == 'number' && !isFinite(value)) ||
        (kind == 'object' && !objects--)
      ) throw 0;
      return value;
    };
    const save = () => {
      saving = 0;
      if (key && noted && full.length < maxNotes) {
        try {
          localStorage[key + number] = head + Date.now() + ',"c":[' + noted.slice(1) + ']}';
        } catch (e) { /* no storage, or full */ }
      }
    };
    const end = () => {
      if (noted) {
        save();
        full.push(number++ + '[' + noted.slice(1) + ']');
        noted = '';
      }
    };
    const take = () => {
      if (!full.length) end();
      return full.shift() || '';
    };
    let reading; // what is called by a value that is being read goes in at once: Go bounds that
    const door = (method, ...rest) => {
      if (!reading && (method === 'update' || method === 'trackEvent')) {
        reading = 1;
        try {
          objects = 50;
          const text = JSON.stringify([document.URL, method, ...rest], rest.every(isFlat) ? null : strictly);
          // Else a toJSON of the page's; what Go measures, in bytes; who is there is for Go to say.
          if (text[0] == '[' && text.length < 5e3 && !/"(user_id|email)":/.test(text)) {
            if (!noted && !full.length) turn.port2.postMessage(0);
            noted += ',' + text;
            if (noted.length > maxNote) end();
            else if (!saving) saving = Promise.resolve().then(save);
            return;
          }
        } catch (e) { /* Go says what is wrong */ } finally { reading = 0; }
      }
      return answer(method, ...rest);
    };
    door.take = take;
    door.keep = (...now) => { [key, head] = now; };
    return door;
  };

  // ---- starting Go ----

  const support = () => {
    let Go, fs, process, path;
    /* wasm_exec.js */
    return { Go, globals: { fs, process, path } };
  };

  // withGlobals lends the page's window what Go's syscall package reads from
  // it while it initialises, and puts back what was there.
  const withGlobals = (globals, run) => {
    const found = Object.keys(globals).map(name => {
      const own = Object.getOwnPropertyDescriptor(page, name);
      Reflect.defineProperty(page, name, { value: globals[name], configurable: !own || own.configurable });
      return [name, own];
    });
    const result = run();
    for (const [name, own] of found) {
      own ? Reflect.defineProperty(page, name, own) : delete page[name];
    }
    return result;
  };

  // prepare makes a Go whose end, whatever its cause, leaves no listener that
  // throws into the page and no timer that waits for an answer for ever.
  const prepare = Go => {
    const go = new Go();
    const end = why => {
      go._resume = () => {};
      go._scheduledTimeouts.clear(); // else each that fires waits for Go to take it off
      fall(why);
    };
    const resume = go._resume;
    go._resume = () => {
      try { resume.call(go); } catch (e) { end(e); }
    };
    go.exit = code => end('Go exited with code ' + code);
    return [go, end];
  };

  const download = async () => {
    const answer = await fetch(new URL(WASM_FILE, scriptURL), untilStopped);
    if (!answer.ok) throw Error(answer.status + ' for ' + answer.url);
    // Only streamed modules are kept compiled by the browser.
    return answer.headers.get('content-type') == 'application/wasm' && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(answer)
      : WebAssembly.compile(await answer.arrayBuffer());
  };

  // compiled retries what may have been the network's fault.
  const compiled = async () => {
    const CompileError = WebAssembly.CompileError; // throws at once where there is no WebAssembly
    for (let failures = 0; ; failures++) {
      try {
        return await download();
      } catch (e) {
        if (superseded || failures > 2 || e instanceof CompileError) throw e;
        if (failures < 2) {
          await wait(1e3 * 4 ** failures);
        } else {
          fall(e);
          await new Promise(done => page.addEventListener('online', done, untilStopped));
        }
      }
    }
  };

  // start compiles, instantiates and runs in tasks of their own, so that none
  // of them keeps the page from answering for long.
  const start = async () => {
    if (started || superseded) return;
    started = true;
    try {
      const module = await compiled();
      await wait();
      const { Go, globals } = support();
      const [go, end] = prepare(Go);
      go.env = { ORIGIN: new URL(scriptURL).origin, RELEASE: VERSION, PAGE: pageId };
      const instance = await WebAssembly.instantiate(module, go.importObject);
      await wait();
      if (superseded || isTaken()) return;
      keep(); // on a slow device the page may be gone before Go has had its first turn
      ran = true;
      withGlobals(globals, () => go.run(instance)).catch(end);
      if (isTaken()) stopping.abort();
    } catch (e) {
      fall(e);
    }
  };

  // ---- when to start ----

  // noticed starts at once for calls that a person waits for, and notes on the
  // call where it was made, for a router may have moved on before Go takes it, its
  // number, for it may be made on more than one page, and when.
  let calls = 0;
  const noticed = (call, url = location.href) => {
    try {
      if (/^(show|start)/.test(call[0])) start();
      call[mark] = url + ' ' + calls++ + ' ' + Date.now();
    } catch (e) { /* not a call */ }
  };
  const push = queue.push;
  queue.push = (...calls) => {
    for (const call of calls) {
      if (isTaken()) {
        stub.q.push(call);
      } else {
        if (queue.length < maxQueue) push.call(queue, call);
        noticed(call);
      }
    }
    return queue.length;
  };

  // A launcher that was here on the page before is here at once, from what Go has
  // kept of it: [tag, style, attributes, kids…]. Go takes over the very element.
  try {
    const boot = queue.find(call => call && call[0] == 'boot');
    const settings = (boot && boot[1]) || page.intercomSettings;
    if (!settings.hide_default_launcher) {
      const paint = ([tag, style, attributes, ...kids]) => {
        if (!attributes) return tag;
        const element = document.createElement(tag);
        element.style.cssText = style;
        for (const name in attributes) element.setAttribute(name, attributes[name]);
        element.append(...kids.map(paint));
        return element;
      };
      painted = paint(JSON.parse(localStorage['intercom.launcher.' + (settings.app_id || settings.appId)]));
      const button = painted.querySelector('button');
      button.onclick = () => {
        button.setAttribute('aria-busy', true);
        button.style.opacity = .6;
        queue.push(['show']);
      };
      document.body.append(painted);
    }
  } catch (e) { /* nothing kept, or no page to have it yet */ }

  const startWhenIdle = () => {
    page.requestIdleCallback ? page.requestIdleCallback(start, { timeout: 2e3 }) : setTimeout(start, 1);
  };
  document.readyState == 'complete' ? startWhenIdle() : page.addEventListener('load', startWhenIdle, untilStopped);

  // Calls that were made before this script came did not note where. A router
  // calls update behind every change, so the last update belongs to the last
  // entry of the document's history, the one before to the one before: every URL
  // is there once, whatever came in between. Entries before the one that it came
  // with are not this document's, not even where it would serve them.
  const path = page.navigation || 0;
  const came = (path.activation || 0).entry;
  const visited = came ? path.entries().slice(came.index, path.currentEntry.index + 1) : [];
  for (const call of [...queue].reverse()) {
    noticed(call, (visited[visited.length - 1] || 0).url);
    if (visited.length > 1 && call && call[0] == 'update') visited.pop();
  }

  // ---- the guard: calls of a page that is left before Go ran ----

  // copy makes of a value what JSON can hold, leaving out the rest key by key.
  const copy = (value, above = [], budget = { left: maxObjects }) => {
    if (value && typeof value.toJSON == 'function') value = value.toJSON();
    if (value === null || /^(str|num|boo)/.test(typeof value)) return value;
    if (typeof value != 'object' || above.includes(value) || budget.left-- < 1) return;
    const result = Array.isArray(value) ? [] : {};
    for (const key of Object.keys(value)) {
      try {
        result[key] = copy(value[key], [...above, value], budget);
      } catch (e) { /* a getter's or a proxy's own affair */ }
    }
    return result;
  };

  let saved; // this page's record
  let savedAs; // its key: no two pages have one, for they would write over each other's
  let savedCalls; // the queue's entries that are in it

  const newRecord = () => {
    const record = { t: Date.now(), u: location.href, d: document.title, r: document.referrer, i: pageId, w: [], c: [] };
    let room = maxStored - JSON.stringify(record).length - 9; // 9: the mark of auto boot and the brackets
    const add = (call, made = record.u) => {
      const length = JSON.stringify([call, made]).length;
      if (record.c.length >= maxCalls || length > room) return;
      room -= length;
      record.w.push(made);
      record.c.push(call);
      return true;
    };
    const { settings } = copy({ settings: page.intercomSettings });
    if (settings && (settings.app_id || settings.appId) && !queue.some(call => call && call[0] == 'boot')) {
      if (add(['boot', settings])) record.a = 1;
    }
    savedCalls = queue.filter(entry => {
      try {
        const call = [...entry];
        // What a call registers is a function of this page.
        return typeof call[0] == 'string' && !/^(ready$|on[A-Z])/.test(call[0]) && add(copy(call), entry[mark]);
      } catch (e) { /* not a call */ }
    });
    return record;
  };

  // A page that comes back from the back/forward cache leaves its record where it is,
  // in case it crashes. If another page has replayed it meanwhile, what was to happen
  // once has happened; the calls that say how things stand are still needed here.
  const keep = () => {
    if (isTaken()) return;
    try {
      if (saved && !localStorage[savedAs]) {
        queue.splice(0, queue.length, ...queue.filter(call => !savedCalls.includes(call) || !/^(track|show|start)/.test(call[0])));
      }
      saved = newRecord();
      if (!saved.c.length) return;
      const text = JSON.stringify([saved]);
      savedAs = savedAs || storageKey + '.' + saved.t + pageId;
      const others = Object.keys(localStorage).filter(key => key.startsWith(storageKey) && key != savedAs).sort();
      while (
        others.length >= maxRecords ||
        others.reduce((sum, key) => sum + localStorage[key].length, text.length) > maxStored
      ) delete localStorage[others.shift()];
      localStorage[savedAs] = text; // over what was there: the page may be gone at any moment
    } catch (e) {
      saved = 0; // no storage
    }
  };
  page.addEventListener('pagehide', keep, untilStopped);
})(); } catch (e) { // what a page has made of the browser's own
  console.warn('Entryphone: ' + e);
}

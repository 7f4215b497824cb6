// Runs on the page before everything else. What is done to the messenger and what is
// done in plain JavaScript is timed in the same way: up to the first task behind the
// frame in which the browser draws it.
window.bench = (() => {
  const name = 'intercom-messenger-frame';
  const messenger = () => document.querySelector(`iframe[name=${name}]`);
  const doc = () => messenger()?.contentDocument;
  const shown = () => !!messenger() && getComputedStyle(messenger()).visibility === 'visible';
  const log = (d = doc()) => d?.getElementById('log');
  // A collection of a document's is kept by the browser: to count again costs nothing.
  const count = () => doc()?.getElementsByClassName('part').length ?? 0;
  const mark = what => performance.mark('bench:' + what);
  const frame = () => new Promise(requestAnimationFrame);

  const patience = 30000;

  // again asks again for what could not be had, as somebody would who sees the button.
  let asked = 0, times = 0;
  const again = () => {
    const button = doc()?.querySelector('.trouble button');
    if (!button || performance.now() < asked + 1000) return;
    asked = performance.now();
    times++;
    button.click();
  };

  // drawn is when it was drawn that something is true.
  const drawn = (is, what) => new Promise((done, fail) => {
    const until = performance.now() + patience;
    const look = () => {
      if (performance.now() > until) return fail(new Error(`never drawn: ${what}; the messenger says: ${doc()?.body.innerText}`));
      if (!is()) {
        again();
        return requestAnimationFrame(look);
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });

  // calm is when nothing has changed any more for a while, as the messenger finishes
  // what it does in pieces.
  const calm = async () => {
    for (let last = '', same = 0; same < 10; await frame()) {
      const now = [count(), doc()?.querySelectorAll('.waiting').length, log()?.scrollHeight].join();
      same = now === last ? same + 1 : 0;
      last = now;
    }
  };

  // heard is when a text came over a connection.
  let heard = {};
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', e => {
        if (heard.text && e.data.includes(heard.text)) heard.at ??= performance.now();
      });
    }
  };

  let clicked = 0;
  addEventListener('click', e => { clicked = e.timeStamp; }, true);

  const launcher = () => document.querySelector('button.intercom-launcher');
  const place = e => {
    const { left, top, width, height } = e.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };

  // answered is when the last answer to a request of that path had come.
  const answered = path => {
    const all = performance.getEntriesByType('resource').filter(e => e.name.endsWith(path));
    return all[all.length - 1].responseEnd;
  };

  // What follows is the floor: the messenger's own elements, as data, built again.
  const tree = n => n.nodeType === Node.TEXT_NODE ? n.data : {
    tag: n.localName, space: n.namespaceURI,
    attrs: [...n.attributes].map(a => [a.name, a.value]), kids: [...n.childNodes].map(tree),
  };
  const build = (d, t) => {
    if (typeof t === 'string') return d.createTextNode(t);
    const e = d.createElementNS(t.space, t.tag);
    for (const [name, value] of t.attrs) e.setAttribute(name, value);
    for (const kid of t.kids) e.append(build(d, kid));
    return e;
  };
  const sheets = () => doc().adoptedStyleSheets.map(s => [...s.cssRules].map(r => r.cssText).join('\n'));
  const look = () => ({ style: messenger().getAttribute('style'), html: tree(doc().documentElement).attrs, css: sheets(), body: tree(doc().body) });

  // bare makes a frame like the messenger's.
  const bare = ({ style, html, css }) => {
    const f = document.createElement('iframe');
    f.setAttribute('style', style + ';visibility:visible!important;opacity:1!important;transition:none!important');
    document.documentElement.append(f);
    const d = f.contentDocument;
    for (const [name, value] of html) d.documentElement.setAttribute(name, value);
    d.adoptedStyleSheets = css.map(text => {
      const sheet = new f.contentWindow.CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    return f;
  };
  const fill = (f, body) => f.contentDocument.body.replaceWith(build(f.contentDocument, body));
  const end = f => { const l = log(f.contentDocument); if (l) l.scrollTop = l.scrollHeight; };
  const has = f => () => f.contentDocument.body.childElementCount > 0;
  const nodes = d => d.querySelectorAll('*').length;

  // timed marks from where to where something goes on.
  const timed = async (what, fn) => {
    mark(what + ':from');
    const ms = await fn();
    mark(what + ':to');
    return ms;
  };
  const since = async (is, what) => {
    const from = performance.now();
    return (await drawn(is, what)) - from;
  };

  let kept; // a bare frame that stays

  return {
    ready: () => drawn(() => launcher()?.getClientRects().length, 'the launcher').then(() => place(launcher())),
    // click is to be called before the click, and waited for behind it.
    click: opens => {
      mark('ours:from');
      clicked = 0;
      bench.pending = drawn(() => clicked && (opens ? shown() && doc().querySelector('main') : !shown()), 'the messenger, ' + opens)
        .then(at => { mark('ours:to'); return at - clicked; });
    },
    calm,
    floorOpen: async () => {
      const was = look();
      let f;
      const ms = await timed('floor', () => {
        const from = performance.now();
        f = bare(was);
        fill(f, was.body);
        return drawn(has(f), 'the floor').then(at => at - from);
      });
      const n = nodes(f.contentDocument);
      f.style.setProperty('visibility', 'hidden', 'important');
      kept = f;
      await frame();
      return { ms, nodes: n };
    },
    floorAgain: async () => {
      await frame();
      const ms = await timed('floor', () => {
        const from = performance.now();
        kept.style.setProperty('visibility', 'visible', 'important');
        return drawn(has(kept), 'the floor').then(at => at - from);
      });
      const n = nodes(kept.contentDocument);
      kept.remove();
      return { ms, nodes: n };
    },
    conversation: (id, parts) => timed('ours', async () => {
      const from = performance.now();
      Intercom('showConversation', id);
      const at = await drawn(() => count() >= parts, 'the conversation');
      return { ms: at - answered('/conversations/' + id), all: at - from };
    }),
    floorConversation: async () => {
      const was = look();
      const f = bare(was);
      await frame();
      const ms = await timed('floor', () => {
        const from = performance.now();
        fill(f, was.body);
        end(f);
        return drawn(has(f), 'the floor').then(at => at - from);
      });
      kept = f;
      return { ms, nodes: nodes(f.contentDocument) };
    },
    hear: text => {
      heard = { text };
      mark('ours:from');
      bench.pending = drawn(() => heard.at && log().lastElementChild && log().textContent.includes(text), 'the part ' + text)
        .then(at => { mark('ours:to'); return at - heard.at; });
    },
    floorHear: async () => {
      const l = log(kept.contentDocument);
      const all = l.querySelectorAll('.part');
      const part = tree(all[all.length - 1]);
      await frame();
      const ms = await timed('floor', () => new Promise((done, fail) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const from = performance.now();
          all[all.length - 1].after(build(kept.contentDocument, part));
          end(kept);
          drawn(() => true, 'the floor').then(at => done(at - from), fail);
        };
        port2.postMessage(0);
      }));
      return { ms, nodes: nodes(kept.contentDocument) };
    },
    drop: () => kept?.remove(),
    // pages loads older parts until there are so many, or time is up, as somebody does who
    // goes on scrolling up.
    pages: async (parts, limit) => {
      mark('ours:from');
      const until = performance.now() + limit, ms = [];
      while (count() < parts && performance.now() < until) {
        const had = count(), from = performance.now();
        const more = () => {
          if (log().scrollTop > 0) log().scrollTop = 0;
          return count() > had;
        };
        ms.push((await drawn(more, 'older parts')) - from);
      }
      mark('ours:to');
      return { ms, parts: count(), nodes: nodes(doc()), again: times };
    },
    keepLong: async () => {
      const was = look();
      const f = bare(was);
      const from = performance.now();
      fill(f, was.body);
      end(f);
      const at = await drawn(has(f), 'the floor');
      kept = f;
      return { ms: at - from, nodes: nodes(f.contentDocument) };
    },
    // scroll goes up from the end, by so many pixels a frame or else all the way, and
    // notes how long each frame took.
    scroll: async (floor, frames, pixels) => {
      const what = floor ? 'floor' : 'ours';
      const l = log(floor ? kept.contentDocument : doc());
      if (kept) kept.style.setProperty('visibility', floor ? 'visible' : 'hidden', 'important');
      l.scrollTop = l.scrollHeight;
      for (let i = 0; i < 5; i++) await frame();
      const ms = [], step = pixels || l.scrollHeight / frames;
      return timed(what, async () => {
        for (let i = 0, last = await frame(); i < frames; i++) {
          l.scrollTop -= step;
          const now = await frame();
          ms.push(now - last);
          last = now;
        }
        return ms;
      });
    },
  };
})();

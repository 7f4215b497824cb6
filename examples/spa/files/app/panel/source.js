// What the backend knows of this browser's person: read once, and again whenever the backend says it changed.

import { appId } from '../messenger.js';

const contact = `/demo/contact?app_id=${appId}`;
const stream = `/demo/stream?app_id=${appId}`;
const gather = 120; // ms in which several changes become one read
const patience = 10_000; // ms for an answer
const backoff = { first: 1_000, most: 15_000 }; // ms
const idle = 30_000; // ms hidden until the stream is given up: a browser has few connections per host

/** Fires "change" when data or status did. */
export class Source extends EventTarget {
  /** The last answer, or undefined before the first. */
  data;
  /** 'connecting', 'live' or 'retrying'. */
  status = 'connecting';

  #stream;
  #attempt = 0;
  #retryTimer;
  #readTimer;
  #hiddenTimer;

  start() {
    document.addEventListener('visibilitychange', () => this.#onVisibility());
    window.addEventListener('pagehide', () => this.#close());
    window.addEventListener('pageshow', (event) => { if (event.persisted) this.#connect(); });
    this.#connect();
  }

  #connect() {
    this.#close();
    this.#stream = new EventSource(stream);
    this.#stream.addEventListener('open', () => this.#refresh());
    this.#stream.addEventListener('change', () => this.#refresh());
    this.#stream.addEventListener('error', () => this.#fail());
    this.#refresh();
  }

  #close() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#readTimer);
    this.#retryTimer = this.#readTimer = undefined;
    this.#stream?.close();
    this.#stream = undefined;
  }

  #refresh() {
    this.#readTimer ??= setTimeout(() => {
      this.#readTimer = undefined;
      this.#read(this.#stream);
    }, gather);
  }

  // An answer counts only while the stream that it was asked under is still the current one.
  async #read(asked) {
    try {
      const data = await answer();
      if (asked !== this.#stream) return;
      if (asked.readyState === EventSource.OPEN) {
        this.#attempt = 0;
        this.status = 'live';
      }
      this.data = data;
      this.#changed();
    } catch {
      if (asked === this.#stream) this.#fail();
    }
  }

  #fail() {
    this.#close();
    const wait = Math.min(backoff.first * 2 ** this.#attempt, backoff.most);
    this.#attempt += 1;
    this.#retryTimer = setTimeout(() => this.#connect(), wait);
    this.status = 'retrying';
    this.#changed();
  }

  #onVisibility() {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(() => this.#close(), idle);
    else if (!this.#stream) this.#connect();
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}

async function answer() {
  const response = await fetch(contact, { cache: 'no-store', signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`the backend answered ${response.status}`);
  const { contact: person, page_views, events, content } = await response.json();
  return { contact: person ?? null, page_views: page_views ?? [], events: events ?? [], content: content ?? [] };
}

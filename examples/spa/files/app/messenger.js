// The only place where the app calls the messenger.

import { advance, forget, record } from './calls.js';
import { installSnippet } from './snippet.js';

export const appId = 'abc12345';
const script = `/widget/${appId}`;

/** Fires "change" when status() did. */
export const messenger = new EventTarget();

let started = false;
let live = false;
let held = [];

/** 'not started', 'loading' until the session is live, then 'live'. */
export function status() {
  if (!started) return 'not started';
  return live ? 'live' : 'loading';
}

/** How many calls wait for start(). */
export function heldCount() { return held.length; }

/** Calls the messenger; before start() the call is held, in its order. */
export function call(method, ...args) {
  if (!started) {
    held.push([method, ...args]);
    record(method, args, 'held');
    changed();
    return;
  }
  record(method, args, live ? 'live' : 'queued');
  window.Intercom(method, ...args);
}

/** Adds the snippet, boots, then makes the calls that were held. */
export function start(settings) {
  if (started) return;
  started = true;
  const waiting = held;
  held = [];
  forget('held');
  installSnippet(script);
  boot(settings);
  for (const args of waiting) call(...args);
}

/** Boots as whoever the settings name. Before start() nothing needs to be said: start() is given the settings. */
export function boot(settings) {
  if (!started) return;
  live = false;
  call('ready', sessionIsLive);
  call('boot', { app_id: appId, ...settings });
  changed();
}

/** Ends the person's session and begins a visitor's. */
export function leave(settings) {
  if (!started) {
    held = [];
    forget('held');
    changed();
    return;
  }
  call('shutdown');
  boot(settings);
}

// Called by the messenger. A shutdown drops callbacks, so each boot registers it again.
function sessionIsLive() {
  live = true;
  advance('queued', 'live');
  changed();
}

function changed() { messenger.dispatchEvent(new Event('change')); }

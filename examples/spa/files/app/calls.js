// The record of what the page called, for the list beside the app. It is written at the app's own call site:
// window.Intercom stays untouched.

const kept = 40;

/** Fires "change" when a call was added or when what became of one is known. */
export const calls = new EventTarget();

/** Newest first: {id, at: Date, method, args, state: 'held' | 'queued' | 'live'}. */
export const recorded = [];

let nextId = 1;

export function record(method, args, state) {
  recorded.unshift({ id: nextId++, at: new Date(), method, args, state });
  recorded.length = Math.min(recorded.length, kept);
  changed();
}

/** Calls that waited in one state are now in another. */
export function advance(from, to) {
  for (const call of recorded) if (call.state === from) call.state = to;
  changed();
}

/** Held calls that will never be made, because the person they were about has left. */
export function forget(state) {
  const rest = recorded.filter((call) => call.state !== state);
  recorded.splice(0, recorded.length, ...rest);
  changed();
}

function changed() { calls.dispatchEvent(new Event('change')); }

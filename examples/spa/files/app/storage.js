// Small values that outlive a page, where the browser allows it; without storage they live as long as the page.

const memory = new Map();

/** The stored JSON value, or undefined. */
export function read(key) {
  const text = guarded(() => localStorage.getItem(key)) ?? memory.get(key);
  return parse(text);
}

export function write(key, value) {
  const text = JSON.stringify(value);
  memory.set(key, text);
  guarded(() => localStorage.setItem(key, text));
}

/** A cookie's JSON value, or undefined. */
export function readCookie(name) {
  const found = guarded(() => document.cookie)?.split('; ').find((pair) => pair.startsWith(`${name}=`));
  if (!found) return parse(memory.get(name));
  return parse(guarded(() => decodeURIComponent(found.slice(name.length + 1))));
}

/** Keeps a JSON value in a cookie for a week; undefined deletes it. domain may be empty. */
export function writeCookie(name, value, domain) {
  const text = value === undefined ? '' : JSON.stringify(value);
  if (text) memory.set(name, text);
  else memory.delete(name);
  const parts = [`${name}=${encodeURIComponent(text)}`, 'path=/', 'samesite=lax', `max-age=${text ? 7 * 24 * 3600 : 0}`];
  if (domain) parts.push(`domain=${domain}`);
  if (location.protocol === 'https:') parts.push('secure');
  guarded(() => { document.cookie = parts.join('; '); });
}

function parse(text) {
  return text ? guarded(() => JSON.parse(text)) : undefined;
}

function guarded(action) {
  try { return action(); } catch { return undefined; }
}

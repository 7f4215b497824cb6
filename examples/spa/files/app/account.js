// Who is logged in to the demo. Kept in a cookie, so that both subdomains know; gone with the logout.

import { cookieDomain } from './hosts.js';
import { attributes, beginning, company, emailOf } from './people.js';
import { readCookie, writeCookie } from './storage.js';

const cookie = 'northlight-account';

/** Fires "login", "logout" and "edit" (a CustomEvent whose detail is the settings for an update). */
export const account = new EventTarget();

let current = restored();

function restored() {
  const stored = readCookie(cookie);
  const start = beginning(stored?.key);
  return start && { ...start, ...stored };
}

/** {key, email, plan, seats, company} or undefined. */
export function whoIsIn() {
  return current && { ...current, email: emailOf(current.key) };
}

/** The data attributes for a boot: none for a visitor. */
export function bootAttributes() {
  return current ? attributes(current.key, current) : {};
}

export function logIn(key) {
  if (!beginning(key)) return;
  keep({ key, ...beginning(key) });
  account.dispatchEvent(new Event('login'));
}

export function logOut() {
  keep(undefined);
  account.dispatchEvent(new Event('logout'));
}

/** Changes plan, seats or company (a key of people.js) of whoever is in; says nothing when nothing is new. */
export function edit(field, value) {
  if (!current || current[field] === value) return;
  keep({ ...current, [field]: value });
  const detail = { [field]: field === 'company' ? company(value) : value };
  account.dispatchEvent(new CustomEvent('edit', { detail }));
}

function keep(next) {
  current = next;
  writeCookie(cookie, next, cookieDomain());
}

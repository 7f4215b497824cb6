// What the user of the demo chose about the messenger. It belongs to the browser, not to a person.

import { read, write } from './storage.js';

const key = 'northlight-preferences';
const defaults = { pageViews: 'last_request_at', theme: 'system', hideNotifications: false };

let current = { ...defaults, ...read(key) };

/** Fires "change", a CustomEvent with detail {name, value, before}. */
export const preferences = new EventTarget();

export function preference(name) { return current[name]; }

export function prefer(name, value) {
  const before = current[name];
  if (before === value) return;
  current = { ...current, [name]: value };
  write(key, current);
  preferences.dispatchEvent(new CustomEvent('change', { detail: { name, value, before } }));
}

/** The messenger attributes that follow from the choices; defaults are left out. */
export function bootPreferences() {
  const settings = {};
  if (current.pageViews === 'track_url_changes') settings.track_url_changes = true;
  if (current.theme !== 'system') settings.theme_mode = current.theme;
  if (current.hideNotifications) settings.hide_notifications = true;
  return settings;
}

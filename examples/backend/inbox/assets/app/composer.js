// Enter sends, as in the messenger. Where there is no keyboard, Enter breaks the line.

import { body } from './conversation.js';

const touch = matchMedia('(hover: none) and (pointer: coarse)');

export function composer() {
  document.addEventListener('keydown', (event) => {
    if (event.target.id !== 'body' || event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return;
    if (touch.matches && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
  // The server has it: what was typed meanwhile stays.
  let sent = '';
  document.addEventListener('htmx:before:request', (event) => {
    if (event.target.id === 'composer') sent = body().value;
  });
  document.addEventListener('inbox-sent', (event) => {
    const rest = body().value;
    event.target.reset();
    document.getElementById('extras').open = false;
    body().value = rest.startsWith(sent) ? rest.slice(sent.length) : rest;
    body().dispatchEvent(new Event('input', { bubbles: true }));
    body().focus({ preventScroll: true });
  });
}

// Enter sends, as in the messenger. Where there is no keyboard, Enter breaks the line.

import { body } from './conversation.js';

const touch = matchMedia('(hover: none) and (pointer: coarse)');

const sends = (event) => event.target.id === 'body' && event.key === 'Enter' && !event.isComposing && !event.shiftKey && !event.altKey &&
  (!touch.matches || event.ctrlKey || event.metaKey);

export function composer() {
  document.addEventListener('keydown', (event) => {
    if (!sends(event)) return;
    event.preventDefault();
    if (!event.repeat) event.target.form.requestSubmit();
  });
  // Keyboards that are not real ones type the line break all the same.
  document.addEventListener('keypress', (event) => { if (sends(event)) event.preventDefault(); });

  // The server has what was sent; what was typed meanwhile stays.
  let sent = '';
  document.addEventListener('htmx:before:request', ({ target }) => {
    if (target.id === 'composer') sent = body().value;
  });
  document.addEventListener('inbox-sent', ({ target }) => {
    const rest = body().value;
    target.reset();
    document.getElementById('extras').open = false;
    body().value = rest.startsWith(sent) ? rest.slice(sent.length) : rest;
    body().dispatchEvent(new Event('input', { bubbles: true }));
    body().focus({ preventScroll: true });
  });
}

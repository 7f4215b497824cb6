// The parts of a page that depend on whether someone is logged in.

import { whoIsIn } from './account.js';

/** Shows what is for those logged in or out (data-when) and writes their values (data-account). */
export function drawPresence(root) {
  const person = whoIsIn();
  for (const part of root.querySelectorAll('[data-when]')) {
    part.hidden = (part.dataset.when === 'in') !== Boolean(person);
  }
  for (const slot of root.querySelectorAll('[data-account]')) {
    slot.textContent = person?.[slot.dataset.account] ?? '';
  }
}

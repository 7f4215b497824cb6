// A draft stays with its conversation as long as this tab is open and its operator in.

import { body, onOpen } from './conversation.js';

const key = (id) => `inbox-draft-${id}`;

export function keepDrafts() {
  onOpen((open) => {
    if (!body().value) body().value = sessionStorage.getItem(key(open.dataset.id)) ?? '';
  });
  document.addEventListener('input', ({ target }) => {
    if (target.id !== 'body') return;
    const name = key(target.closest('[data-id]').dataset.id);
    if (target.value) sessionStorage.setItem(name, target.value);
    else sessionStorage.removeItem(name);
  });
  document.getElementById('logout').addEventListener('submit', () => sessionStorage.clear());
}

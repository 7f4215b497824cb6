// Marks in the list what is open, and says in the title how much is unread.

import { conversation, onOpen } from './conversation.js';

const mark = () => {
  const open = conversation()?.dataset.id;
  for (const link of document.querySelectorAll('.item')) {
    const current = decodeURIComponent(link.pathname.split('/').pop()) === open;
    if (current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
};

const count = () => {
  const unread = Number(document.getElementById('list-title').dataset.unread);
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = unread ? `(${unread}) ${title}` : title;
};

export function markCurrent() {
  count();
  onOpen(mark);
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'list') mark();
  });
  document.addEventListener('htmx:finally:swap', count);
}

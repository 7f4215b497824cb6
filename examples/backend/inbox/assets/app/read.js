// What arrived counts as read when it is in front of somebody.

import { conversation, onOpen, post } from './conversation.js';

export function markRead() {
  const tell = () => {
    const unread = document.querySelector('#conversation-head [data-unread]');
    if (unread && conversation() && document.visibilityState === 'visible') post('read').catch(() => {});
  };
  onOpen(tell);
  document.addEventListener('visibilitychange', tell);
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'conversation-head') tell();
  });
}

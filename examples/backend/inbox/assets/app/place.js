// Whoever reads the newest message stays with the newest; whoever reads another stays there.

import { conversation, onOpen } from './conversation.js';

const slack = 48; // pixels from the end that still count as the end

export function keepPlace() {
  let atEnd = true;
  let fromEnd = 0;
  const scroll = () => document.getElementById('scroll');
  const measure = () => {
    const s = scroll();
    if (!s) return;
    fromEnd = s.scrollHeight - s.scrollTop;
    atEnd = fromEnd - s.clientHeight < slack;
  };
  const toEnd = () => { scroll().scrollTop = scroll().scrollHeight; };

  onOpen(() => {
    toEnd();
    for (const image of scroll().querySelectorAll('img')) image.addEventListener('load', () => { if (atEnd) toEnd(); }, { once: true });
  });
  document.addEventListener('htmx:before:swap', measure);
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'parts' && atEnd) toEnd();
    if (target.id === 'older') scroll().scrollTop = scroll().scrollHeight - fromEnd;
  });
  // The list's link keeps the focus no more: the conversation is what was asked for.
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'work' && conversation()) document.getElementById('conversation-title').focus({ preventScroll: true });
  });
}

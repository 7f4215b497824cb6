// Whoever reads the newest message stays with the newest; whoever reads another stays
// there.

import { conversation, onOpen } from './conversation.js';

const slack = 48; // pixels from the end that still count as the end

const scroll = () => document.getElementById('scroll');
const toEnd = () => { scroll().scrollTop = scroll().scrollHeight; };

export function keepPlace() {
  let atEnd = true;
  let fromEnd = 0;
  const sizes = new ResizeObserver(() => { if (scroll() && atEnd) toEnd(); });

  onOpen(() => {
    atEnd = true;
    toEnd();
    sizes.disconnect();
    for (const id of ['scroll', 'parts']) sizes.observe(document.getElementById(id));
    scroll().addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = scroll();
      atEnd = scrollHeight - scrollTop - clientHeight < slack;
    });
  });
  document.addEventListener('htmx:before:swap', () => {
    if (scroll()) fromEnd = scroll().scrollHeight - scroll().scrollTop;
  });
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'older') scroll().scrollTop = scroll().scrollHeight - fromEnd;
  });
}

// What takes the focus when what had it is gone with a swap of these.
const heirs = { older: 'scroll', list: 'list', 'conversation-head': 'conversation-title' };

/** The conversation that was chosen takes the focus: on a small screen the list is gone. */
export function takeFocus() {
  let had = null;
  const focus = (id) => document.getElementById(id).focus({ preventScroll: true });
  document.addEventListener('htmx:before:swap', () => { had = document.activeElement; });
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'work' && conversation()) focus('conversation-title');
    else if (target.id in heirs && had && !had.isConnected) focus(heirs[target.id]);
  });
}

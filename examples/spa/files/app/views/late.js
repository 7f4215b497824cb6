// The page on which the messenger is started by a click, when the site was entered here.

import { call, heldCount, messenger, start, status } from '../messenger.js';
import { focusHeading } from '../announce.js';
import { bootSettings } from '../bootsettings.js';

export function mountLate(root, signal) {
  const draw = () => {
    const waiting = status() === 'not started';
    root.querySelector('[data-late="waiting"]').hidden = !waiting;
    root.querySelector('[data-late="running"]').hidden = waiting;
    root.querySelector('[data-slot="held"]').textContent = heldText(heldCount());
  };
  root.querySelector('[data-action="start"]').addEventListener('click', () => {
    start(bootSettings());
    focusHeading();
  });
  root.querySelector('[data-action="hold"]').addEventListener('click', () => call('trackEvent', 'asked-before-boot', { page: '/late' }));
  messenger.addEventListener('change', draw, { signal });
  draw();
}

function heldText(count) {
  if (count === 0) return 'No call is';
  return count === 1 ? 'One call is' : `${count} calls are`;
}

// The column beside the app: always open where there is room for it, a sheet at the bottom elsewhere.

import { call, status } from './messenger.js';

const beside = window.matchMedia('(min-width: 1080px)');
const margin = 20;

const fold = () => document.getElementById('dock');

/** The messenger attributes that keep the launcher and its cards off the column. */
export function dockSettings() {
  return beside.matches ? { horizontal_padding: padding() } : {};
}

function padding() {
  return (beside.matches ? Math.round(fold().getBoundingClientRect().width) : 0) + margin;
}

export function startDock() {
  const place = () => { fold().open = beside.matches; };
  place();
  beside.addEventListener('change', () => {
    place();
    if (status() !== 'not started') call('update', { horizontal_padding: padding() });
  });
}

// Draws the record of calls, and what the messenger is doing.

import { calls, recorded } from './calls.js';
import { literal } from './literal.js';
import { messenger, status } from './messenger.js';
import { clock } from './panel/format.js';

const meanings = { held: 'waits for the start', queued: 'waits for the messenger', live: 'made' };

export function drawCalls() {
  const list = document.querySelector('.call-list');
  const chip = document.querySelector('[data-calls="status"]');
  const drawList = () => list.replaceChildren(...(recorded.length ? recorded.map(item) : [nothing()]));
  const drawStatus = () => {
    chip.textContent = status();
    chip.dataset.state = status();
  };
  calls.addEventListener('change', drawList);
  messenger.addEventListener('change', drawStatus);
  drawList();
  drawStatus();
}

function item({ id, at, method, args, state }) {
  const row = document.createElement('li');
  row.dataset.method = method;
  row.dataset.state = state;
  row.dataset.call = id;
  const code = document.createElement('code');
  const name = document.createElement('b');
  name.textContent = method;
  code.append(name, `(${args.map((arg) => literal(arg)).join(', ')})`);
  const when = document.createElement('small');
  when.append(clock(at), ` · ${meanings[state]}`);
  row.append(code, when);
  return row;
}

function nothing() {
  const row = document.createElement('li');
  row.className = 'nothing';
  row.textContent = 'Nothing yet.';
  return row;
}

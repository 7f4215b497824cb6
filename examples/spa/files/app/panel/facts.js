// A list of names and values, kept from one drawing to the next so that what changed can be highlighted.

import { flash, write } from './flash.js';

/** Draws entries [[name, text]] into a dl. field(name) is the value's data-field. */
export function drawFacts(list, entries, field, quiet) {
  const values = new Map([...list.querySelectorAll('dd')].map((node) => [node.dataset.field, node]));
  const wanted = entries.map(([name, text]) => {
    const known = values.get(field(name));
    if (known) {
      write(known, text, quiet);
      return known.parentElement;
    }
    const added = fact(name, text, field(name));
    if (!quiet && text) flash(added.lastElementChild);
    return added;
  });
  settle(list, wanted);
}

// Touches the list only when rows came, went or moved: moving a node would end its highlight.
function settle(list, wanted) {
  const same = list.children.length === wanted.length && wanted.every((node, i) => list.children[i] === node);
  if (!same) list.replaceChildren(...wanted);
}

function fact(name, text, field) {
  const row = document.createElement('div');
  const term = document.createElement('dt');
  term.textContent = name;
  const value = document.createElement('dd');
  value.dataset.field = field;
  value.textContent = text;
  row.append(term, value);
  return row;
}

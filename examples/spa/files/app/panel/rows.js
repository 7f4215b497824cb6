// Lists of things that happened, newest first.

import { flash } from './flash.js';

const shown = 8;

/**
 * Draws items into a list. describe(item) gives {title, detail, aside, mark, data}: texts, and what the row carries
 * as data attributes. Rows that were not there before are highlighted.
 */
export function drawRows(list, items, describe, quiet) {
  const before = new Set([...list.children].map((row) => row.dataset.key));
  const keys = keysOf(items);
  if (keys.length === items.length && list.dataset.keys === keys.join()) return;
  list.dataset.keys = keys.join();
  const rows = items.slice(0, shown).map((item, i) => row(describe(item), keys[i]));
  if (items.length > shown) rows.push(more(items.length - shown));
  list.replaceChildren(...rows);
  if (quiet) return;
  for (const node of rows) if (!before.has(node.dataset.key)) flash(node);
}

// The same thing may happen twice: equal items are told apart by counting from the oldest.
function keysOf(items) {
  const seen = new Map();
  const keys = [];
  for (let i = items.length - 1; i >= 0; i--) {
    const text = JSON.stringify(items[i]);
    seen.set(text, (seen.get(text) ?? 0) + 1);
    keys[i] = `${seen.get(text)} ${text}`;
  }
  return keys;
}

function row({ title, detail, aside, mark, data }, key) {
  const item = document.createElement('li');
  Object.assign(item.dataset, data, { key });
  item.append(part('strong', title), part('small', aside));
  if (detail) item.append(part('span', detail));
  if (mark) item.lastElementChild.before(tagged(mark));
  return item;
}

function tagged(mark) {
  const node = part('em', mark);
  node.dataset.state = mark;
  return node;
}

function part(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

function more(count) {
  const item = document.createElement('li');
  item.className = 'more';
  item.dataset.key = 'more';
  item.textContent = `and ${count} before`;
  return item;
}

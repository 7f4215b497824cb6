// The first page: a sample sheet, and an event that needs no account.

import { call } from '../messenger.js';
import { numberRows } from '../numbers.js';
import { numbers } from '../report.js';

export function mountHome(root) {
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = 'Week 18';
  table.createTBody().append(...numberRows(numbers.slice(0, 5)));
  root.querySelector('[data-slot="report"]').append(table);

  root.querySelector('[data-action="sample"]').addEventListener('click', () => {
    call('trackEvent', 'viewed-sample', { pages: 1 });
    const up = numbers.filter(({ good }) => good).length;
    root.querySelector('[data-slot="sample"]').textContent =
      `Week 18 in a sentence: ${up} of ${numbers.length} numbers went the right way, revenue stands at €${numbers[3].values.at(-1).toLocaleString('en')}.`;
  });
}

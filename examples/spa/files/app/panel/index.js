// The live panel: the source's answers drawn, its troubles said, its news announced.

import { describe } from './describe.js';
import { drawBrief, drawContact } from './draw.js';
import { Source } from './source.js';

const quietTime = 800; // ms without news before it is said aloud

export function startPanel() {
  const panel = document.getElementById('panel');
  const say = speaker(panel.querySelector('[data-panel="live"]'));
  const source = new Source();
  let drawn;
  let told = source.status;

  source.addEventListener('change', () => {
    drawStatus(panel, source);
    if (source.status !== told) {
      if (source.status === 'retrying') say('Backend unreachable, retrying.');
      else if (told === 'retrying') say('Backend reachable again.');
      told = source.status;
    }
    if (!source.data || source.data === drawn) return;
    const news = drawn ? describe(drawn, source.data) : '';
    drawContact(panel, source.data, !drawn);
    drawBrief(document, source.data);
    if (drawn) reveal(panel);
    drawn = source.data;
    if (news) say(news);
  });
  source.start();
}

function drawStatus(panel, { data, status }) {
  panel.dataset.state = stateOf(data, status);
  const chip = panel.querySelector('[data-panel="status"]');
  chip.textContent = status;
  chip.dataset.state = status;
  panel.querySelector('[data-panel="unreachable"]').hidden = status !== 'retrying';
  panel.querySelector('[data-panel="stale"]').textContent =
    data ? 'Below is what it last said.' : 'Calls wait in the page until it is back.';
}

// 'loading', 'unreachable', 'empty' or 'known'.
function stateOf(data, status) {
  if (status === 'retrying') return 'unreachable';
  if (!data) return 'loading';
  return data.contact ? 'known' : 'empty';
}

// Brings what changed into sight, unless someone is reading the panel. That one was seen is no news.
function reveal(panel) {
  if (panel.matches(':hover, :focus-within')) return;
  panel.querySelector('.changed:not([data-field="last_seen_at"])')?.scrollIntoView({ block: 'nearest' });
}

// Says the last news once it has been quiet for a moment, so that a burst of changes is one sentence.
function speaker(region) {
  let timer;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { region.textContent = text; }, quietTime);
  };
}

// Draws one answer of the backend into the panel.

import { inShort } from './describe.js';
import { drawFacts } from './facts.js';
import { write } from './flash.js';
import { moment, place, plain } from './format.js';
import { drawRows } from './rows.js';

const fields = {
  id: plain, user_id: plain, email: plain, name: plain, phone: plain, anonymous_id: plain,
  created_at: moment, last_seen_at: moment,
};

const rows = {
  companies: (company) => ({
    title: plain(company.name || company.company_id || company.id),
    aside: plain(company.plan?.name ?? company.plan),
    detail: plain(company.company_id ?? company.id),
    data: { company: plain(company.company_id ?? company.id) },
  }),
  page_views: (view) => ({ title: place(view.url), aside: moment(view.at), detail: plain(view.title), data: { url: plain(view.url) } }),
  events: (event) => ({ title: plain(event.name), aside: moment(event.created_at), detail: metadata(event.metadata), data: { event: plain(event.name) } }),
  content: (post) => ({ title: plain(post.title || post.id), aside: '', mark: plain(post.state), data: { content: plain(post.id), state: plain(post.state) } }),
};

function metadata(values) {
  return Object.entries(values ?? {}).map(([name, value]) => `${name}: ${plain(value)}`).join(', ');
}

/** quiet leaves the highlights out, as for the first answer. */
export function drawContact(panel, data, quiet) {
  const { contact } = data;
  const part = (name) => panel.querySelector(`[data-panel="${name}"]`);
  part('empty').hidden = contact !== null;
  part('known').hidden = contact === null;
  if (!contact) return;

  const role = panel.querySelector('[data-field="role"]');
  write(role, plain(contact.role), quiet);
  role.dataset.role = plain(contact.role);
  part('person').textContent = contact.name || contact.email || 'Someone without a name';
  drawFacts(part('facts'), Object.entries(fields).map(([name, text]) => [name, text(contact[name])]), (name) => name, quiet);

  const attributes = Object.entries(contact.custom_attributes ?? {}).map(([name, value]) => [name, plain(value)]);
  drawFacts(listOf(panel, 'custom_attributes', attributes), attributes, (name) => `custom_attributes.${name}`, quiet);
  for (const [name, describe] of Object.entries(rows)) {
    const items = (name === 'companies' ? contact.companies : data[name]) ?? [];
    drawRows(listOf(panel, name, items), items, describe, quiet);
  }
}

/** The person in a few words, for the folded sheet. */
export function drawBrief(document, data) {
  document.querySelector('[data-panel="brief"]').textContent = inShort(data.contact);
}

function listOf(panel, name, items) {
  panel.querySelector(`[data-count="${name}"]`).textContent = items.length || '';
  const list = panel.querySelector(`[data-list="${name}"]`);
  list.closest('.group').hidden = items.length === 0;
  return list;
}

// The dashboard: a login for those who are out; numbers, an export and a company for those who are in.

import { account, edit, logIn, whoIsIn } from '../account.js';
import { call } from '../messenger.js';
import { numberTable } from '../numbers.js';
import { choices, companyChoices } from '../people.js';
import { csv, numbers } from '../report.js';

export function mountDashboard(root, signal) {
  mountLogin(root.querySelector('form'));
  root.querySelector('[data-slot="numbers"]').append(...numberTable(numbers));
  mountCompany(root.querySelector('#company'), signal);
  mountExport(root, signal);
}

function mountLogin(form) {
  form.querySelector('[data-slot="accounts"]').append(...choices().map(accountButton));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    logIn(event.submitter?.value);
  });
}

function accountButton({ key, email, about }) {
  const button = document.createElement('button');
  button.className = 'account';
  button.name = 'account';
  button.value = key;
  button.dataset.testid = `login-${key}`;
  const who = document.createElement('strong');
  who.textContent = email;
  const what = document.createElement('span');
  what.textContent = about;
  button.append(who, what);
  return button;
}

function mountCompany(select, signal) {
  select.append(...companyChoices().map(({ key, name }) => new Option(name, key)));
  const draw = () => { select.value = whoIsIn()?.company ?? ''; };
  select.addEventListener('change', () => edit('company', select.value));
  for (const type of ['login', 'edit']) account.addEventListener(type, draw, { signal });
  draw();
}

function mountExport(root, signal) {
  const result = root.querySelector('[data-slot="export"]');
  const clear = () => {
    const file = result.querySelector('a');
    if (file) URL.revokeObjectURL(file.href);
    result.replaceChildren();
  };
  root.querySelector('[data-action="export"]').addEventListener('click', () => {
    const { text, rows } = csv();
    call('trackEvent', 'exported-report', { format: 'csv', rows });
    clear();
    result.append(`Ready: ${rows} rows. `, fileLink(text));
  });
  account.addEventListener('logout', clear, { signal });
  signal.addEventListener('abort', clear);
}

function fileLink(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = 'northlight-week-18.csv';
  link.textContent = 'Save the file';
  return link;
}

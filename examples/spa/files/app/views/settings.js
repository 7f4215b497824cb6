// The settings: attributes of the person, how page views are reported, and the messenger's own choices.

import { account, edit, whoIsIn } from '../account.js';
import { prefer, preference } from '../preferences.js';

const seatLimits = { least: 1, most: 99 };

export function mountSettings(root, signal) {
  mountAccount(root, signal);
  mountPageViews(root.querySelectorAll('[name="pageViews"]'));
  mountMessenger(root);
}

function mountAccount(root, signal) {
  const plan = root.querySelector('#plan');
  const steps = root.querySelectorAll('[data-step]');
  const draw = () => {
    const person = whoIsIn();
    if (!person) return;
    plan.value = person.plan;
    for (const button of steps) button.setAttribute('aria-disabled', String(stepped(person.seats, button) === person.seats));
  };
  plan.addEventListener('change', () => edit('plan', plan.value));
  for (const button of steps) button.addEventListener('click', () => edit('seats', stepped(whoIsIn().seats, button)));
  for (const type of ['login', 'edit']) account.addEventListener(type, draw, { signal });
  draw();
}

function stepped(seats, button) {
  const next = seats + Number(button.dataset.step);
  return Math.min(Math.max(next, seatLimits.least), seatLimits.most);
}

function mountPageViews(radios) {
  for (const radio of radios) {
    radio.checked = radio.value === preference('pageViews');
    radio.addEventListener('change', () => prefer('pageViews', radio.value));
  }
}

function mountMessenger(root) {
  const theme = root.querySelector('#theme');
  theme.value = preference('theme');
  theme.addEventListener('change', () => prefer('theme', theme.value));

  const hide = root.querySelector('[data-testid="hide-notifications"]');
  hide.checked = preference('hideNotifications');
  hide.addEventListener('change', () => prefer('hideNotifications', hide.checked));
}

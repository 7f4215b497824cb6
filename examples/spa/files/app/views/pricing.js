// The plans: choosing one is an attribute that changes.

import { account, edit, whoIsIn } from '../account.js';

export function mountPricing(root, signal) {
  const buttons = root.querySelectorAll('[data-choose]');
  const draw = () => {
    const plan = whoIsIn()?.plan;
    for (const button of buttons) {
      const chosen = button.dataset.choose === plan;
      button.setAttribute('aria-pressed', String(chosen));
      button.textContent = `${chosen ? 'Your plan: ' : 'Choose '}${button.dataset.choose === 'pro' ? 'Pro' : 'Free'}`;
    }
  };
  for (const button of buttons) button.addEventListener('click', () => edit('plan', button.dataset.choose));
  for (const type of ['login', 'logout', 'edit']) account.addEventListener(type, draw, { signal });
  draw();
}

// One polite live region for what a sighted user sees happen.

/** Says text to assistive technology; the same text twice is said twice. */
export function announce(text) {
  const region = document.getElementById('announcer');
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

/** Moves the focus to the view's heading, where reading goes on. */
export function focusHeading() {
  const heading = document.querySelector('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

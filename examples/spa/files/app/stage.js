// Draws the view of a path into the page: its template, its title, its behaviour, the mark in the navigation.

import { drawHosts } from './hosts.js';
import { drawPresence } from './presence.js';
import { viewOf } from './views/index.js';

let leaving = new AbortController();

/** Replaces the view. A view's listeners end with its signal when the next one comes. */
export function showView(path) {
  leaving.abort();
  leaving = new AbortController();

  const view = viewOf(path);
  const content = document.getElementById(`view-${view.template}`).content.cloneNode(true);
  const root = content.firstElementChild;
  drawPresence(root);
  drawHosts(root);
  view.mount?.(root, leaving.signal);
  document.getElementById('main').replaceChildren(root);
  document.title = view.title;
  markNavigation(path);
}

function markNavigation(path) {
  for (const link of document.querySelectorAll('nav [data-route]')) {
    const route = link.dataset.route;
    if (route === path) link.setAttribute('aria-current', 'page');
    else if (route !== '/' && path.startsWith(`${route}/`)) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  revealCurrent(document.querySelector('nav [aria-current]'));
}

// Where the navigation is wider than the screen, what is current comes into sight without moving the page.
function revealCurrent(link) {
  if (!link) return;
  const nav = link.parentElement;
  nav.scrollLeft = link.offsetLeft - nav.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
}

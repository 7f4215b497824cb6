// Clicks on the app's own links change the URL and the view without a page load.

/**
 * Starts the router. show(path) draws a view; onChange() runs after every view but the first, when the URL
 * and the title are the new ones.
 */
export function startRouter({ show, onChange }) {
  const here = () => location.pathname + location.search;
  let shown = here();

  const go = () => {
    if (here() === shown) return;
    shown = here();
    show(location.pathname);
    onChange();
  };

  document.addEventListener('click', (event) => {
    const link = ownLink(event);
    if (!link) return;
    event.preventDefault();
    if (link.href === location.href) return;
    history.pushState(null, '', link.href);
    window.scrollTo(0, 0);
    go();
  });
  window.addEventListener('popstate', go);
  show(location.pathname);
}

// A plain click on a link that the app draws itself, or undefined: whatever else was meant is the browser's.
function ownLink(event) {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || link.target || link.hasAttribute('download') || 'reload' in link.dataset) return undefined;
  const url = new URL(link.href);
  const isFile = url.pathname.includes('.');
  return url.origin === location.origin && !url.hash && !isFile ? link : undefined;
}

// What is open.

export const conversation = () => document.getElementById('conversation');
export const body = () => document.getElementById('body');

/** Calls fn now and whenever a conversation was opened. */
export function onOpen(fn) {
  if (conversation()) fn(conversation());
  document.addEventListener('htmx:after:settle', (event) => {
    if (event.target.id === 'work' && conversation()) fn(conversation());
  });
}

/** Posts to one of the paths of what is open. */
export function post(path) {
  const id = encodeURIComponent(conversation().dataset.id);
  return fetch(`/inbox/conversations/${id}/${path}`, { method: 'POST', headers: { 'HX-Request': 'true' } });
}

// Says when nothing live arrives, and when something could not be done.

const noSession = 401;

export function showConnection() {
  const chip = document.getElementById('connection');
  const lost = () => { chip.hidden = false; };
  document.body.addEventListener('htmx:sse:error', ({ detail }) => {
    lost();
    if (detail.status === noSession) location.reload(); // which asks to log in
  });
  document.body.addEventListener('htmx:sse:before:connection', ({ detail }) => { if (detail.connection.attempt > 0) lost(); });
  document.body.addEventListener('htmx:sse:after:connection', () => { chip.hidden = true; });
}

export function showFailures() {
  const alert = document.getElementById('alert');
  document.addEventListener('htmx:error', ({ detail, target }) => {
    if (!detail.ctx || target === document.body || detail.ctx.request.method === 'GET' && target.hidden) return;
    const line = document.createElement('p');
    line.textContent = target.id === 'composer'
      ? 'The server could not be reached. Your answer is still in the field: send it again.'
      : 'The server could not be reached.';
    alert.replaceChildren(line);
  });
  document.addEventListener('click', ({ target }) => { if (alert.contains(target)) alert.replaceChildren(); });
  document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') alert.replaceChildren(); });
}

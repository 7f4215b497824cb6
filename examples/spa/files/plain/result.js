// Shows what came of the queued calls: what the messenger says, and what the backend stored.
(function () {
  const write = (name, text) => { document.querySelector(`[data-value="${name}"]`).textContent = text; };
  const reveal = (step) => document.querySelectorAll(`[data-step="${step}"]`).forEach((part) => { part.hidden = false; });

  async function readContact() {
    try {
      const response = await fetch('/demo/contact?app_id=abc12345', { cache: 'no-store' });
      if (!response.ok) throw new Error(`the backend answered ${response.status}`);
      write('contact', JSON.stringify((await response.json()).contact, null, 2));
    } catch (error) {
      write('contact', `Not read: ${error.message}`);
    }
  }

  function onReady() {
    write('booted', String(window.Intercom.booted));
    write('visitor', window.Intercom('getVisitorId'));
    write('whoami', JSON.stringify(window.Intercom('whoami')));
    reveal('installed');
    readContact();
    new EventSource('/demo/stream?app_id=abc12345').addEventListener('change', readContact);
  }

  document.addEventListener('bundle-failed', (event) => {
    write('failed', event.detail);
    reveal('failed');
  });
  write('queued', window.Intercom.q.map(([method]) => method).join(', '));
  window.Intercom('ready', onReady);
})();

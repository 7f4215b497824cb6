// posthog-js as its documentation starts it in an app, but that its API is this
// page's own server, and that it works in a browser that a program drives. What else
// it does is left as it is by default: batches, retries, storage.
import posthog from 'posthog-js';

posthog.init('phc_faults', {
  api_host: location.origin + '/api',
  defaults: '2025-05-24',
  opt_out_useragent_filter: true,
});

window.Intercom = (method, first, second) => {
  if (method === 'boot') posthog.identify(first.user_id);
  if (method === 'trackEvent') posthog.capture(first, second);
};
window.Intercom.booted = true;

// posthog-js as an app starts it, but that its API is this page's own server, and
// that it works in a browser that a program drives.
import posthog from 'posthog-js';

window.peer = posthog;
posthog.init('phc_bench', {
  api_host: location.origin + '/api',
  defaults: '2025-05-24',
  opt_out_useragent_filter: true,
});
posthog.identify('u-1', { email: 'u1@example.com', plan: 'pro', seats: 3 });

// @segment/analytics-next as its documentation starts it in an app, but that its API
// is this page's own server, and that its settings, which its CDN would answer with,
// are here. What else it does is left as it is by default: one request for each
// event, retries, the queue that it keeps in storage.
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({
  writeKey: 'faults',
  cdnSettings: {
    integrations: { 'Segment.io': { apiKey: 'faults', apiHost: location.host + '/api/v1', protocol: 'http' } },
    metrics: { sampleRate: 0 },
  },
});

window.Intercom = (method, first, second) => {
  if (method === 'boot') analytics.identify(first.user_id);
  if (method === 'trackEvent') analytics.track(first, second);
};
window.Intercom.booted = true;

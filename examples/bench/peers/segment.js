// @segment/analytics-next as an app starts it, but that its API is this page's own
// server. Its settings, which its CDN would answer with, are here: one request less
// than it makes for a real app. Metrics of itself, which would go elsewhere, are off.
import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = {
  apiKey: 'bench',
  apiHost: location.host + '/api/v1',
  protocol: 'http',
  deliveryStrategy: window.peerBatches ? { strategy: 'batching' } : undefined,
};

window.peer = AnalyticsBrowser.load({
  writeKey: 'bench',
  cdnSettings: { integrations: { 'Segment.io': segment }, metrics: { sampleRate: 0 } },
});
window.peer.identify('u-1', { email: 'u1@example.com', plan: 'pro', seats: 3 });
window.peer.page();

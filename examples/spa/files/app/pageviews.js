// How a change of URL is reported, in the three ways that a site can choose from.

import { call } from './messenger.js';
import { preference } from './preferences.js';

const ways = {
  last_request_at: () => call('update', { last_request_at: Math.floor(Date.now() / 1000) }),
  update: () => call('update'),
  track_url_changes: () => {},
};

/** The router's hook: the URL and the title are the new view's. */
export function reportPageView() {
  (ways[preference('pageViews')] ?? ways.update)();
}

// Puts the app together: views, account and preferences on one side, the messenger on the other.

import { account, logOut, whoIsIn } from './account.js';
import { announce, focusHeading } from './announce.js';
import { drawCalls } from './calllog.js';
import { startDock } from './dock.js';
import { drawHosts } from './hosts.js';
import { boot, call, leave, start } from './messenger.js';
import { reportPageView } from './pageviews.js';
import { startPanel } from './panel/index.js';
import { preference, preferences } from './preferences.js';
import { drawPresence } from './presence.js';
import { startRouter } from './router.js';
import { bootSettings } from './bootsettings.js';
import { showView } from './stage.js';

function onPresence(said) {
  drawPresence(document);
  focusHeading();
  announce(said);
}

account.addEventListener('login', () => {
  boot(bootSettings());
  onPresence(`Logged in as ${whoIsIn().email}`);
});
account.addEventListener('logout', () => {
  leave(bootSettings());
  onPresence('Logged out');
});
account.addEventListener('edit', ({ detail }) => {
  call('update', detail);
  drawPresence(document);
});

const onPreference = {
  pageViews: (value, before) => {
    if (value === 'track_url_changes' || before === 'track_url_changes') call('update', { track_url_changes: value === 'track_url_changes' });
  },
  theme: (value) => { drawTheme(); call('update', { theme_mode: value }); },
  hideNotifications: (value) => call('hideNotifications', value),
};
preferences.addEventListener('change', ({ detail }) => onPreference[detail.name](detail.value, detail.before));

function drawTheme() { document.documentElement.dataset.theme = preference('theme'); }

document.querySelector('[data-action="logout"]').addEventListener('click', logOut);
drawTheme();
drawPresence(document);
drawHosts(document);
startDock();
drawCalls();
startPanel();
startRouter({
  show: showView,
  onChange: () => {
    reportPageView();
    focusHeading();
    announce(document.title);
  },
});
if (location.pathname !== '/late') start(bootSettings());

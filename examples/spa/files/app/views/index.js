// Which view a path has: {title, template, mount?(root, signal)}.

import { mountDashboard } from './dashboard.js';
import { mountHome } from './home.js';
import { mountLate } from './late.js';
import { mountPricing } from './pricing.js';
import { mountSettings } from './settings.js';

const views = {
  '/': { title: 'Northlight: Monday’s numbers, on one page', template: 'home', mount: mountHome },
  '/pricing': { title: 'Pricing · Northlight', template: 'pricing', mount: mountPricing },
  '/docs': { title: 'Guides · Northlight', template: 'docs' },
  '/docs/sources': { title: 'Connect a source · Northlight', template: 'docs-sources' },
  '/docs/schedule': { title: 'Schedule the page · Northlight', template: 'docs-schedule' },
  '/docs/exports': { title: 'Export your numbers · Northlight', template: 'docs-exports' },
  '/dashboard': { title: 'Dashboard · Northlight', template: 'dashboard', mount: mountDashboard },
  '/settings': { title: 'Settings · Northlight', template: 'settings', mount: mountSettings },
  '/late': { title: 'Late start · Northlight', template: 'late', mount: mountLate },
};

const missing = { title: 'Not found · Northlight', template: 'missing' };

export function viewOf(path) {
  return Object.hasOwn(views, path) ? views[path] : missing;
}

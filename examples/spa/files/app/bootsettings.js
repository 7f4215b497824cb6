// Everything that a boot says, as things are now.

import { bootAttributes } from './account.js';
import { dockSettings } from './dock.js';
import { bootPreferences } from './preferences.js';

export function bootSettings() {
  return { ...dockSettings(), ...bootPreferences(), ...bootAttributes() };
}

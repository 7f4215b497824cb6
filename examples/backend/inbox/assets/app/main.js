// The pages work without these scripts: they keep the place, the focus and the drafts
// of somebody who answers while other things arrive.

import { keepDrafts } from './drafts.js';
import { followTyping, tellTyping } from './typing.js';
import { keepPlace, takeFocus } from './place.js';
import { markCurrent } from './current.js';
import { markRead } from './read.js';
import { closeMenus } from './menus.js';
import { composer } from './composer.js';
import { attachFiles } from './files.js';
import { showConnection, showFailures } from './connection.js';

for (const field of document.querySelectorAll('[data-zone]')) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
}

if (document.body.matches('.inbox')) {
  for (const start of [keepPlace, takeFocus, markCurrent, markRead, closeMenus, composer, attachFiles, keepDrafts, followTyping, tellTyping, showConnection, showFailures]) {
    start();
  }
}

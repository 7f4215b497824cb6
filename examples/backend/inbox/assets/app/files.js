// What goes with an answer: chosen, pasted or dropped.

import { body, onOpen } from './conversation.js';

const field = () => document.getElementById('files');

function show() {
  document.getElementById('chosen').textContent = [...field().files].map((file) => file.name).join(', ');
}

function add(files) {
  const all = new DataTransfer();
  for (const file of [...field().files, ...files]) all.items.add(file);
  field().files = all.files;
  show();
}

export function attachFiles() {
  onOpen(show);
  document.addEventListener('change', ({ target }) => { if (target === field()) show(); });
  document.addEventListener('inbox-sent', () => { show(); });
  document.addEventListener('paste', (event) => {
    const { files } = event.clipboardData;
    if (event.target !== body() || !files.length) return;
    event.preventDefault();
    add(files);
  });
  const over = (event) => event.target.closest?.('.composer') && event.dataTransfer.types.includes('Files');
  document.addEventListener('dragover', (event) => { if (over(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!over(event)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
    body().focus();
  });
}

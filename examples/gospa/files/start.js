// Starts the app: a Go program, so what it is waited for is its end.
'use strict';

(async () => {
  const go = new Go();
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/gospa/app.wasm'), go.importObject);
  await go.run(instance);
  throw new Error('the program has ended');
})().catch(reason => {
  console.error('gospa:', reason);
  const note = document.createElement('p');
  note.textContent = 'The app could not start. Was it built with "make backend", and the messenger with "make dist"?';
  document.querySelector('main').replaceChildren(note);
});

// The bundle, started as any Go program is. run() resolves only when the program ends, which it should not.
(async function () {
  const failed = (error) => document.dispatchEvent(new CustomEvent('bundle-failed', { detail: String(error) }));
  try {
    const go = new Go();
    const { instance } = await WebAssembly.instantiateStreaming(fetch('/dist/entryphone.wasm'), go.importObject);
    await go.run(instance);
    failed('the program ended');
  } catch (error) {
    failed(error);
  }
})();

// Runs in every document before its own scripts. It leaves marks in the trace where
// a Go program starts and where the base program has come to its end, and keeps the
// program's memory to be asked for.
(() => {
  const noted = instance => {
    const { run, mem } = instance.exports;
    window.benchMemory = mem;
    const exports = { ...instance.exports, run: (...args) => {
      performance.mark('bench:run');
      return run(...args);
    } };
    // Go takes instances of WebAssembly.Instance only.
    return Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
  };

  const { instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const result = await instantiate(source, imports);
    return result instanceof WebAssembly.Instance ? noted(result) : { ...result, instance: noted(result.instance) };
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const { module, instance } = await instantiateStreaming(source, imports);
    return { module, instance: noted(instance) };
  };

  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, value);
    if (name !== 'data-base') return;
    performance.mark('bench:ready');
    benchReady('');
  };
})();

// Counts what the page's scripts hold of the browser: timers that wait, channels that
// are open, and what a Go program keeps of JavaScript's values and of memory.
(() => {
  const timers = new Set();
  const channels = new Set();
  const { setTimeout, clearTimeout, MessageChannel, BroadcastChannel } = window;
  const { close } = MessagePort.prototype;
  window.setTimeout = (f, ...rest) => {
    const id = setTimeout((...args) => {
      timers.delete(id);
      f(...args);
    }, ...rest);
    timers.add(id);
    return id;
  };
  window.clearTimeout = id => {
    timers.delete(id);
    clearTimeout(id);
  };
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      channels.add(this.port1);
    }
  };
  MessagePort.prototype.close = function () {
    channels.delete(this);
    close.call(this);
  };
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(name) {
      super(name);
      channels.add(this);
    }
    close() {
      channels.delete(this);
      super.close();
    }
  };

  // Go's support file keeps the instance on its own object, and on that what Go holds.
  let go;
  Object.defineProperty(Object.prototype, '_inst', {
    configurable: true,
    set(value) {
      delete Object.prototype._inst;
      this._inst = value;
      go = this;
    },
  });

  window.held = () => ({
    timers: timers.size,
    channels: channels.size,
    values: go._values.length - go._idPool.length,
    memory: go._inst.exports.mem.buffer.byteLength,
  });
})();

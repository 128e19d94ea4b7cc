// In tests only: a socket to nobody, which says what the test tells it.
window.WebSocket = class extends EventTarget {
  static OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  constructor() {
    super();
    window.testSocket = this;
    setTimeout(() => this.dispatchEvent(new Event("open")), 0);
  }
  send() {}
  close() {}
  hear(said) {
    if (said === "close") this.dispatchEvent(new Event("close"));
    else this.dispatchEvent(new MessageEvent("message", { data: said }));
  }
};

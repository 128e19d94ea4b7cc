// In tests only: a canvas takes the place of the camera, and shows a film from the moment on when the page's socket begins.
(() => {
  const RATE = 15;
  let begun = 0;
  const pictures = [];

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...of) {
      super(...of);
      this.addEventListener("message", (event) => {
        if (JSON.parse(event.data).type === "begin") begun = performance.now();
      });
    }
  };

  async function load() {
    const count = (await (await fetch("/test-frames/count.json")).json()).count;
    for (let i = 0; i < count; i++) {
      pictures[i] = new Image();
      pictures[i].src = `/test-frames/${i}.jpg`;
    }
    await Promise.all(pictures.map((picture) => picture.decode()));
  }

  navigator.mediaDevices.getUserMedia = async () => {
    await load();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: pictures[0].naturalWidth,
      height: pictures[0].naturalHeight,
    });
    const pen = canvas.getContext("2d");
    setInterval(() => {
      const at = begun ? Math.floor(((performance.now() - begun) / 1000) * RATE) : 0;
      pen.drawImage(pictures[Math.min(at, pictures.length - 1)], 0, 0);
    }, 1000 / RATE);
    return canvas.captureStream(RATE);
  };
})();

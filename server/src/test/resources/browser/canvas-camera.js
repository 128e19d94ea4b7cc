// In tests only: a canvas takes the place of the camera, and does what the page's signs ask for.
(() => {
  const SIDE = 480;
  const PROMPTS = ["TURN_LEFT", "TURN_RIGHT", "LOOK_UP", "BLINK", "OPEN_MOUTH", "COME_CLOSER"];
  const VARIANTS = 12;
  const HELD = 10;
  const RESTED = 14;
  const pictures = new Map();

  function picture(doing, share, close, number) {
    const name = `${doing || "REST"}-${share}-${close}-${share === 0.5 ? 0 : number % VARIANTS}`;
    if (!pictures.has(name)) {
      const image = new Image();
      image.src = `/test-frames/${name}.jpg`;
      pictures.set(name, image);
    }
    return pictures.get(name);
  }

  // Where nobody judges the pictures, one is enough: a test says so with window.stillCamera.
  async function load() {
    const variants = window.stillCamera ? 1 : VARIANTS;
    const prompts = window.stillCamera ? [] : PROMPTS;
    for (const close of [false, true]) {
      for (let i = 0; i < variants; i++) {
        picture("", 0, close, i);
        for (const prompt of prompts) {
          if (prompt === "LOOK_UP" || (close && prompt === "COME_CLOSER")) continue;
          picture(prompt, 0.5, close, i);
          picture(prompt, 1, close, i);
        }
      }
    }
    await Promise.all([...pictures.values()].map((image) => image.decode().catch(() => {})));
  }

  function act() {
    const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
    const pen = canvas.getContext("2d");
    let doing = "";
    let close = false;
    let since = 0;
    let frame = 0;
    setInterval(() => {
      const prompt = document.querySelector("[data-sign]:not([hidden])")?.dataset.sign ?? "";
      if (prompt && (prompt !== doing || since > HELD + RESTED)) {
        close ||= doing === "COME_CLOSER";
        doing = prompt;
        since = 0;
      } else if (!prompt && since > 1 && since <= HELD) {
        close ||= doing === "COME_CLOSER";
        since = HELD + 1;
      }
      const stays = doing === "COME_CLOSER";
      const over = !doing || (stays ? close : since > HELD + 1);
      const share = since === 0 || since === HELD + 1 ? 0.5 : 1;
      if (window.stillCamera) {
        pen.drawImage(picture("", 0, false, 0), 0, 0);
        return;
      }
      const image = over ? picture("", 0, close, frame) : picture(doing, stays && since > 1 ? 1 : share, close, frame);
      if (image.complete && image.naturalWidth) pen.drawImage(image, 0, 0);
      since++;
      frame++;
    }, 120);
    return canvas.captureStream(30);
  }

  navigator.mediaDevices.getUserMedia = async () => {
    await load();
    return act();
  };
})();

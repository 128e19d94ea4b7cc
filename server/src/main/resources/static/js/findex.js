// The face recognition page: the visitor's camera goes to the server picture by picture, one under way at a time,
// always the newest; what the server sees is drawn over the video.
import { asking } from "./asking.js";

const stage = document.getElementById("stage");
const today = document.getElementById("today");

const SENT_WIDTH = 640;
const JPEG_QUALITY = 0.8;
const SLOW_MILLIS = 1500;
const GIVE_UP_MILLIS = 8000;
const LEAST_PAUSE_MILLIS = 60;
const LONGEST_BACKOFF_MILLIS = 15000;
const LIST_MILLIS = 15000;
const COLOURS = { looking: "#f2c568", suspected: "#ff8a80", unknown: "#d5dce4", identified: "#5cc8ff", recorded: "#6fe0a0" };
const DASHES = { looking: [3, 5], suspected: [12, 4], unknown: [9, 6] };

let listTimer = 0;

/** Brings today's list up to date. */
async function refreshList() {
  try {
    const answer = await fetch(today.dataset.address, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    if (answer.ok && !answer.redirected) {
      const before = today.textContent;
      today.innerHTML = await answer.text();
      if (before !== today.textContent) {
        today.querySelector("li")?.classList.add("new");
      }
    }
  } catch {
    // The next time, then.
  }
}

function refreshListSoon() {
  clearTimeout(listTimer);
  listTimer = setTimeout(refreshList, 150);
}

setInterval(() => {
  if (!document.hidden) {
    refreshList();
  }
}, LIST_MILLIS);

if (stage) {
  live(stage);
}

function live(stage) {
  const words = stage.dataset;
  const video = stage.querySelector("video");
  const canvas = stage.querySelector("canvas");
  const hint = document.getElementById("hint");
  const message = document.getElementById("message");
  const rate = document.getElementById("rate");
  const startButton = document.getElementById("start");
  const switchButton = document.getElementById("switch");
  const stopButton = document.getElementById("stop");
  const picture = document.createElement("canvas");
  const ask = asking(stage);

  let stream = null;
  let facing = "user";
  let socket = null;
  let attempts = 0;
  let retry = 0;
  let sentAt = 0;
  let waiting = false;
  let pump = 0;
  let scenes = [];
  let slow = 0;

  startButton.addEventListener("click", start);
  stopButton.addEventListener("click", () => stop("stopped"));
  switchButton.addEventListener("click", () => {
    facing = facing === "user" ? "environment" : "user";
    start();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && stream && !socket) {
      connect();
    }
  });
  globalThis.addEventListener("pagehide", () => closeAll());

  // Whoever allowed the camera before need not press a button.
  navigator.permissions
    ?.query({ name: "camera" })
    .then((permission) => permission.state === "granted" && start())
    .catch(() => {});

  function say(text, kind = "") {
    const wanted = `stage-hint ${kind}`.trim();
    if (hint.textContent !== text || hint.className !== wanted) {
      hint.textContent = text;
      hint.className = wanted;
    }
  }

  function show(reason) {
    message.querySelector("h2").textContent = words[reason];
    message.querySelector("p").textContent = words[`${reason}Text`];
    message.hidden = false;
    startButton.hidden = reason === "insecure" || reason === "out";
    say("");
    rate.hidden = true;
    stopButton.hidden = true;
    switchButton.hidden = true;
  }

  async function start() {
    if (!globalThis.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
      show("insecure");
      return;
    }
    closeAll();
    message.hidden = true;
    say(words.starting);
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 } },
      });
    } catch (error) {
      show(reasonOf(error));
      return;
    }
    const track = stream.getVideoTracks()[0];
    track.addEventListener("ended", () => stop("broken"));
    stage.classList.toggle("mirrored", track.getSettings().facingMode !== "environment");
    video.srcObject = stream;
    await video.play().catch(() => {});
    stopButton.hidden = false;
    navigator.mediaDevices
      .enumerateDevices()
      .then((devices) => (switchButton.hidden = devices.filter((each) => each.kind === "videoinput").length < 2))
      .catch(() => {});
    fit();
    connect();
  }

  function reasonOf(error) {
    switch (error.name) {
      case "NotAllowedError":
      case "SecurityError":
        return "refused";
      case "NotFoundError":
      case "OverconstrainedError":
        return "missing";
      case "NotReadableError":
      case "AbortError":
        return "taken";
      default:
        return "broken";
    }
  }

  /** The stage takes the camera's shape, so that nothing is cut off. */
  function fit() {
    if (video.videoWidth) {
      stage.style.aspectRatio = `${video.videoWidth} / ${video.videoHeight}`;
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
    }
  }
  video.addEventListener("resize", fit);

  function stop(reason) {
    closeAll();
    show(reason);
  }

  function closeAll() {
    clearTimeout(retry);
    clearTimeout(pump);
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
    }
    stream = null;
    const open = socket;
    socket = null;
    open?.close();
    draw([], 1, 1);
    ask(null);
  }

  function connect() {
    clearTimeout(retry);
    if (attempts === 0) {
      say(words.connecting);
    }
    const address = new URL(words.socket, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const opened = new WebSocket(address);
    socket = opened;
    opened.addEventListener("open", () => {
      attempts = 0;
      waiting = false;
      say("");
      send();
    });
    opened.addEventListener("message", (event) => {
      if (socket === opened) {
        heard(JSON.parse(event.data));
      }
    });
    opened.addEventListener("close", () => {
      if (socket === opened) {
        lost();
      }
    });
  }

  /** Connects again by itself, later and later. */
  async function lost() {
    socket = null;
    clearTimeout(pump);
    draw([], 1, 1);
    ask(null);
    rate.hidden = true;
    if (!stream) {
      return;
    }
    say(words.lost, "warn");
    const wait = Math.min(LONGEST_BACKOFF_MILLIS, 500 * 2 ** attempts++) * (0.75 + Math.random() / 2);
    if (attempts % 3 === 2 && (await isSignedOut())) {
      stop("out");
      return;
    }
    retry = setTimeout(() => stream && !socket && !document.hidden && connect(), wait);
  }

  async function isSignedOut() {
    try {
      const answer = await fetch(today.dataset.address, { credentials: "same-origin", redirect: "manual" });
      return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
    } catch {
      return false;
    }
  }

  /** Sends the newest picture; the next one goes when the answer is here. */
  function send() {
    clearTimeout(pump);
    if (!socket || socket.readyState !== WebSocket.OPEN || !video.videoWidth) {
      pump = setTimeout(send, 200);
      return;
    }
    if (document.hidden) {
      pump = setTimeout(send, 1000);
      return;
    }
    if (waiting) {
      return;
    }
    waiting = true;
    const scale = Math.min(1, SENT_WIDTH / Math.max(video.videoWidth, video.videoHeight));
    picture.width = Math.round(video.videoWidth * scale);
    picture.height = Math.round(video.videoHeight * scale);
    picture.getContext("2d").drawImage(video, 0, 0, picture.width, picture.height);
    const through = socket;
    picture.toBlob(
      (jpeg) => {
        if (jpeg && socket === through && through.readyState === WebSocket.OPEN) {
          sentAt = performance.now();
          through.send(jpeg);
          pump = setTimeout(overdue, SLOW_MILLIS);
        } else {
          waiting = false;
          pump = setTimeout(send, 200);
        }
      },
      "image/jpeg",
      JPEG_QUALITY,
    );
  }

  /** The answer does not come: the server is busy. */
  function overdue() {
    slow = 3;
    tellRate();
    pump = setTimeout(() => {
      waiting = false;
      send();
    }, GIVE_UP_MILLIS);
  }

  function heard(news) {
    switch (news.type) {
      case "scene":
        answered(news);
        break;
      case "recognised":
        refreshListSoon();
        break;
      case "sorry":
        sorry(news.reason);
        break;
      default:
    }
  }

  function answered(scene) {
    const took = performance.now() - sentAt;
    waiting = false;
    slow = took > SLOW_MILLIS ? 3 : Math.max(0, slow - 1);
    draw(scene.faces, scene.width, scene.height);
    ask(scene.asks);
    tell(scene);
    clearTimeout(pump);
    pump = setTimeout(send, Math.max(0, LEAST_PAUSE_MILLIS - took));
  }

  function tell(scene) {
    const now = performance.now();
    scenes.push(now);
    scenes = scenes.filter((time) => now - time < 5000);
    tellRate();
    if (scene.faces.length === 0) {
      say(words.nobody);
    } else if (scene.faces.some((face) => face.state === "suspected")) {
      say(words.hintSuspected, "warn");
    } else {
      const names = [...new Set(scene.faces.map(label))];
      const sure = scene.faces.some((face) => face.state === "identified" || face.state === "recorded");
      say(names.slice(0, 3).join(", "), sure ? "ok" : "");
    }
  }

  /** How quickly it goes, and quietly whether the server cannot keep up. */
  function tellRate() {
    const now = performance.now();
    const perSecond = scenes.length > 1 ? ((scenes.length - 1) * 1000) / (now - scenes[0]) : 0;
    const shown = perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
    rate.textContent = words.rate.replace("{0}", shown) + (slow > 0 ? ` · ${words.busy}` : "");
    rate.hidden = scenes.length < 2 && slow === 0;
  }

  function sorry(reason) {
    switch (reason) {
      case "full":
        stop("full");
        break;
      case "signed-out":
        stop("out");
        break;
      case "failed":
        stop("failed");
        break;
      case "unreadable":
        waiting = false;
        pump = setTimeout(send, 500);
        break;
      default:
      // The server stops; it is tried again.
    }
  }

  function label(face) {
    switch (face.state) {
      case "looking":
        return words.looking;
      case "suspected":
        return words.suspected;
      case "unknown":
        return words.unknown;
      default:
        return face.name ?? words.known;
    }
  }

  /** Boxes and names over the video, mirrored as it is; letters never are. */
  function draw(faces, width, height) {
    const pen = canvas.getContext("2d");
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (faces.length === 0) {
      return;
    }
    const scale = canvas.width / width;
    const mirrored = stage.classList.contains("mirrored");
    // A phone shows the stage small: lines and letters keep their size on the screen.
    const unit = canvas.width / Math.max(1, canvas.clientWidth);
    for (const face of faces) {
      const w = face.width * scale;
      const h = face.height * (canvas.height / height);
      const x = mirrored ? canvas.width - face.x * scale - w : face.x * scale;
      const y = face.y * (canvas.height / height);
      box(pen, face, { x, y, w, h }, unit);
    }
  }

  function box(pen, face, { x, y, w, h }, unit) {
    const colour = COLOURS[face.state];
    pen.lineWidth = 5 * unit;
    pen.strokeStyle = "#00000070";
    pen.setLineDash([]);
    outline(pen, x, y, w, h, 10 * unit);
    pen.lineWidth = 2.5 * unit;
    pen.strokeStyle = colour;
    pen.setLineDash((DASHES[face.state] ?? []).map((length) => length * unit));
    outline(pen, x, y, w, h, 10 * unit);
    pen.setLineDash([]);
    pen.font = `600 ${15 * unit}px system-ui, sans-serif`;
    const text = face.state === "recorded" ? `✓ ${label(face)}` : label(face);
    const wide = pen.measureText(text).width + 18 * unit;
    const high = 26 * unit;
    const left = Math.max(4 * unit, Math.min(x, canvas.width - wide - 4 * unit));
    const top = y - high - 6 * unit > 0 ? y - high - 6 * unit : Math.min(y + h + 6 * unit, canvas.height - high);
    pen.fillStyle = face.state === "recorded" ? "#0d6b42f0" : "#0f1319e0";
    pen.beginPath();
    pen.roundRect(left, top, wide, high, 8 * unit);
    pen.fill();
    pen.fillStyle = face.state === "recorded" ? "#ffffff" : colour;
    pen.textBaseline = "middle";
    pen.fillText(text, left + 9 * unit, top + high / 2 + unit);
  }

  function outline(pen, x, y, w, h, radius) {
    pen.beginPath();
    pen.roundRect(x, y, w, h, radius);
    pen.stroke();
  }
}

// The live face: the camera's picture goes to the server, which judges it; this page only shows what is asked and how it goes.
import { post } from "./csrf.js";
import { openWebcam } from "./webcam.js";

const LONGEST = 640;
const PAUSE = 120;
const MOST_WAITING_BYTES = 250_000;
const ALIVE = 15_000;

const root = document.getElementById("face");
const text = (name) => root.dataset["text" + name] ?? "";
const find = (selector) => root.querySelector(selector);
const video = find("video");
const oval = find(".oval");
const words = find(".stage-hint");
const hint = find(".face-hint");
const step = find(".face-step");
const dots = find(".face-dots");
const stopButton = find(".face-stop");
const message = find(".stage-message");
const button = message.querySelector("button");
const done = document.getElementById("face-done");
const signs = [...root.querySelectorAll("[data-sign]")];
const canvas = document.createElement("canvas");

let stream = null;
let socket = null;
let running = false;
let alive = 0;
let last = 0;

/** Words change only when they differ: a screen reader says each once. */
function say(what, tone = "") {
  if (words.textContent !== what) words.textContent = what;
  words.className = `stage-hint ${tone}`;
  oval.className = `oval ${tone}`;
}

function advise(what) {
  if (hint.textContent !== what) hint.textContent = what;
  hint.hidden = what === "";
}

function show(title, lines, tone = "", again = text("Again")) {
  stop();
  message.className = `stage-message ${tone}`;
  message.querySelector("h2").textContent = title;
  const list = lines.map((line) => Object.assign(document.createElement("p"), { textContent: line }));
  message.querySelector(".face-reasons").replaceChildren(...list);
  button.textContent = again;
  button.disabled = false;
  button.hidden = again === "";
  message.hidden = false;
  (again === "" ? message.querySelector("h2") : button).focus();
}

function problem(kind) {
  show(text(kind), [text(`${kind}Do`)], "bad");
}

function stop() {
  running = false;
  clearInterval(alive);
  const open = socket;
  socket = null;
  open?.close();
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
  oval.hidden = true;
  stopButton.hidden = true;
  step.hidden = true;
  dots.replaceChildren();
  sign(null);
  advise("");
  say("");
}

function sign(prompt) {
  for (const one of signs) one.toggleAttribute("hidden", one.dataset.sign !== prompt);
}

async function openCamera() {
  const opened = await openWebcam(video, { frameRate: { ideal: 30 } });
  if (opened.problem) return problem(opened.problem);
  stream = opened.stream;
  stream.getVideoTracks()[0].addEventListener("ended", () => stream && problem("Lost"));
  return true;
}

async function start() {
  button.disabled = true;
  message.className = "stage-message";
  message.querySelector("h2").textContent = text("Starting");
  message.querySelector(".face-reasons").replaceChildren();
  if (!(await openCamera())) return;
  const challenge = await ask();
  if (challenge && stream) connect(challenge);
}

/** A challenge, which is good once. */
async function ask() {
  try {
    const response = await post(root.dataset.challenge);
    const answer = await response.json();
    if (response.ok) return answer.id;
    if (answer.to) location.assign(answer.to);
    else show(text("Sorry"), [answer.words], "bad");
  } catch {
    problem("Lost");
  }
  return null;
}

function connect(challenge) {
  const address = new URL(root.dataset.socket, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  address.searchParams.set("challenge", challenge);
  const opened = new WebSocket(address);
  opened.binaryType = "arraybuffer";
  socket = opened;
  message.hidden = true;
  oval.hidden = false;
  stopButton.hidden = false;
  say(text("Connecting"));
  opened.addEventListener("open", () => {
    const track = stream?.getVideoTracks()[0];
    const hello = { camera: track?.label ?? "", rate: track?.getSettings().frameRate ?? 0 };
    opened.send(JSON.stringify(hello));
    alive = setInterval(() => socket === opened && opened.send("{}"), ALIVE);
  });
  opened.addEventListener("message", (event) => socket === opened && heard(JSON.parse(event.data), challenge));
  opened.addEventListener("close", () => socket === opened && problem("Lost"));
}

function heard(news, challenge) {
  switch (news.type) {
    case "waiting":
      say(news.words);
      break;
    case "begin":
      begin(news.total);
      break;
    case "progress":
      going(news);
      break;
    case "passed":
      passed(challenge);
      break;
    case "failed":
      show(text("Failed"), news.words, "bad");
      break;
    case "sorry":
      show(text("Sorry"), [news.words], "bad");
      break;
    default:
  }
}

function begin(total) {
  say(text("Look"));
  dots.replaceChildren(...Array.from({ length: total }, () => document.createElement("li")));
  running = true;
  loop();
}

function going(news) {
  say(news.words, news.prompt ? "ask" : "");
  advise(news.hint ?? "");
  sign(news.prompt ?? null);
  step.hidden = false;
  step.textContent = text("Step").replace("{done}", Math.min(news.done + 1, news.total)).replace("{total}", news.total);
  [...dots.children].forEach((dot, i) => {
    dot.className = i < news.done ? "done" : i === news.done ? "now" : "";
  });
}

/** The judge has decided; the form redeems the challenge, whoever sends it. */
function passed(challenge) {
  const picture = message.querySelector("use");
  picture?.setAttribute("href", picture.getAttribute("href").replace(/#.*/, "#ok"));
  show(text("Passed"), [], "good", "");
  done.elements.challenge.value = challenge;
  done.requestSubmit();
}

/** A picture about eight times a second; where the line is slow, fewer. */
async function loop() {
  while (running) {
    const began = performance.now();
    if (video.videoWidth > 0 && socket?.readyState === WebSocket.OPEN && socket.bufferedAmount < MOST_WAITING_BYTES) {
      await send();
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(20, PAUSE - (performance.now() - began))));
  }
}

/** Eight bytes of milliseconds, then the picture as the camera sees it: only the screen shows it mirrored. */
async function send() {
  const time = Math.max(last + 1, Math.round(performance.timeOrigin + performance.now()));
  last = time;
  draw();
  const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  if (!jpeg || !running || socket?.readyState !== WebSocket.OPEN) return;
  const head = new DataView(new ArrayBuffer(8));
  head.setBigUint64(0, BigInt(time));
  socket.send(new Blob([head, jpeg]));
}

/** What the person sees of the camera's picture, and no more: nobody beside the stage counts as a second face. */
function draw() {
  const stage = video.parentElement.getBoundingClientRect();
  const ratio = stage.width / stage.height;
  const width = Math.min(video.videoWidth, video.videoHeight * ratio);
  const height = Math.min(video.videoHeight, video.videoWidth / ratio);
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const x = (video.videoWidth - width) / 2;
  const y = (video.videoHeight - height) / 2;
  canvas.getContext("2d").drawImage(video, x, y, width, height, 0, 0, canvas.width, canvas.height);
}

button.addEventListener("click", start);
stopButton.addEventListener("click", () => problem("Stopped"));
addEventListener("pagehide", stop);

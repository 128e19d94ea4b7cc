// Guided enrolment: the camera's picture goes to the server a frame at a time, and its hints come back.
import { post } from "./csrf.js";
import { openWebcam } from "./webcam.js";

const LONGEST = 640;
const PAUSE = 120;
const RETRY = 2000;

const root = document.getElementById("enrol");
const text = (name) => root.dataset["text" + name] ?? "";
const video = root.querySelector("video");
const oval = root.querySelector(".oval");
const hint = root.querySelector(".stage-hint");
const message = root.querySelector(".stage-message");
const skip = root.querySelector("[data-leave-out]");
const poses = [...root.querySelectorAll("[data-pose]")];
const canvas = document.createElement("canvas");

let stream = null;
let running = false;

/** The hint changes only when its words do: a screen reader says each once. */
function say(words, tone) {
  if (hint.textContent !== words) hint.textContent = words;
  hint.className = `stage-hint ${tone}`;
  oval.className = `oval ${tone}`;
}

function showMessage(title, words, button = text("Again")) {
  stop();
  message.querySelector("h2").textContent = title;
  message.querySelector("p").textContent = words;
  message.querySelector("button").textContent = button;
  message.querySelector("button").disabled = false;
  message.hidden = false;
  message.querySelector("button").focus();
}

function stop() {
  running = false;
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
  oval.hidden = true;
  skip.hidden = true;
  say("", "");
}

async function openCamera() {
  const opened = await openWebcam(video);
  if (opened.problem) return problem(opened.problem);
  stream = opened.stream;
  stream.getVideoTracks()[0].addEventListener("ended", () => running && problem("Lost"));
  return true;
}

function problem(kind) {
  showMessage(text(kind), text(`${kind}Do`));
  return false;
}

async function start() {
  message.querySelector("button").disabled = true;
  message.querySelector("h2").textContent = text("Starting");
  if (!(await openCamera())) return;
  try {
    show(await answer(await post(root.dataset.begin)));
  } catch {
    return problem("Lost");
  }
  message.hidden = true;
  oval.hidden = false;
  running = true;
  loop();
}

/** One frame after the other: the next is drawn only when the last is answered, so none ever waits. */
async function loop() {
  while (running) {
    const frame = document.hidden || video.videoWidth === 0 ? null : await picture();
    if (frame && running) await send(frame);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** What the person sees of the camera's picture, and no more: nobody beside the stage counts as a second face. */
function picture() {
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
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
}

async function send(frame) {
  try {
    const response = await post(root.dataset.frame, frame, { headers: { "Content-Type": "image/jpeg" } });
    const seen = await answer(response);
    if (!running) return;
    if (seen.state === "refused") return showMessage(text("Stopped"), seen.hint);
    say(seen.hint, seen.tone);
    show(seen);
    if (seen.step === null) await finish();
  } catch (error) {
    if (!running) return;
    if (error.status === 401 || error.status === 403) return showMessage(text("Expired"), "");
    say(text("Offline"), "warn");
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
}

async function answer(response) {
  if (!response.ok || response.redirected) {
    throw Object.assign(new Error("no answer"), { status: response.redirected ? 401 : response.status });
  }
  return response.json();
}

/** Shows which pose is asked for and which are taken. */
function show(seen) {
  for (const pose of poses) {
    const name = pose.dataset.pose;
    const done = seen.done.includes(name);
    pose.classList.toggle("done", done);
    if (seen.step === name) pose.setAttribute("aria-current", "step");
    else pose.removeAttribute("aria-current");
    if (!done) pose.replaceChildren(pose.dataset.label);
  }
  const taken = poses.filter((pose) => pose.classList.contains("done") && !pose.querySelector("img"));
  if (seen.crop && taken.length > 0) {
    const image = Object.assign(new Image(), { src: seen.crop, alt: taken[0].dataset.label });
    taken[0].replaceChildren(image);
  }
  skip.hidden = seen.done.length === 0 || seen.step === null;
}

async function finish() {
  running = false;
  skip.hidden = true;
  say(text("Saving"), "ok");
  try {
    const kept = await answer(await post(root.dataset.finish));
    if (kept.state !== "kept") return showMessage(text("Stopped"), kept.hint);
    stop();
    location.assign(root.dataset.done);
  } catch {
    problem("Lost");
  }
}

async function leaveOut() {
  try {
    const seen = await answer(await post(root.dataset.skip));
    show(seen);
    if (seen.step === null) await finish();
  } catch {
    say(text("Offline"), "warn");
  }
}

poses.forEach((pose) => (pose.dataset.label = pose.textContent));
message.querySelector("button").addEventListener("click", start);
skip.addEventListener("click", leaveOut);
addEventListener("pagehide", stop);

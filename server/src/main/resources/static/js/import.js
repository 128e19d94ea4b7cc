// Sends the files of an import one by one, so that neither their number nor their size together matters.
import { csrfHeaders, post } from "./csrf.js";

const form = document.getElementById("import");
const files = form.querySelector("input[name=files]");
const folder = document.getElementById("folder");
const folderName = document.getElementById("folder-name");
const sending = document.getElementById("sending");
const words = document.getElementById("sending-text");
const bar = sending.querySelector("progress");
const notice = form.querySelector(".notice");
const button = form.querySelector("button[type=submit]");

/** A folder's files by their paths in it, or the files that were chosen. */
function chosen() {
  const picked = folder.files.length > 0 ? folder.files : files.files;
  return [...picked].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

function label(list) {
  const [first] = list;
  const top = first.path.includes("/") ? first.path.split("/")[0] : first.path;
  return list.length === 1 || first.path.includes("/") ? top : `${top} + ${list.length - 1}`;
}

function fail(text) {
  notice.hidden = false;
  notice.querySelector("p").textContent = text;
  sending.hidden = true;
  button.disabled = false;
}

async function ask(url, body) {
  const response = await post(url, body);
  if (response.redirected) {
    location.assign(response.url); // to sign in once more
    return new Promise(() => {});
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.problem || answer.detail || form.dataset.textFailed);
  return answer;
}

/** XMLHttpRequest still is the one that tells how far an upload is. */
function send(url, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => progress(event.loaded));
    request.addEventListener("error", () => reject(new Error(form.dataset.textFailed)));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) return resolve();
      let problem = form.dataset.textFailed;
      try {
        const answer = JSON.parse(request.responseText);
        problem = answer.problem || answer.detail || problem;
      } catch {
        // The answer was a page; the general words stay.
      }
      reject(new Error(problem));
    });
    request.send(file);
  });
}

async function run(list) {
  const total = list.reduce((sum, { file }) => sum + file.size, 0) || 1;
  const query = new URLSearchParams(new FormData(form));
  query.delete("files");
  query.set("label", label(list));
  const { id } = await ask(form.dataset.begin, query);
  let sent = 0;
  for (const [index, { file, path }] of list.entries()) {
    words.textContent = form.dataset.textSending.replace("{0}", index + 1).replace("{1}", list.length);
    await send(`${form.dataset.run}/${id}/file?path=${encodeURIComponent(path)}`, file, (loaded) => {
      bar.value = (sent + loaded) / total;
    });
    sent += file.size;
    bar.value = sent / total;
  }
  const { page } = await ask(`${form.dataset.run}/${id}/start`);
  location.assign(page);
}

form.addEventListener("submit", (event) => {
  const list = chosen();
  if (list.length === 0) return;
  event.preventDefault();
  notice.hidden = true;
  sending.hidden = false;
  button.disabled = true;
  run(list).catch((error) => fail(error.message));
});

folder.addEventListener("change", () => {
  folderName.textContent = folder.files.length > 0 ? `${folder.files[0].webkitRelativePath.split("/")[0]} (${folder.files.length})` : "";
});

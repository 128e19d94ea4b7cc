// Keeps the camera tiles up to date; a picture is only replaced once the next one is there.
const wall = document.getElementById("cameras");
const EVERY_MILLIS = 3000;

async function refresh() {
  try {
    const answer = await fetch(wall.dataset.address, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    if (answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const tile of fresh.querySelectorAll("[data-camera]")) {
        await take(tile);
      }
    }
  } catch {
    // The next time, then.
  }
}

async function take(fresh) {
  const tile = wall.querySelector(`[data-camera="${CSS.escape(fresh.dataset.camera)}"]`);
  const text = tile?.querySelector(".camera-text");
  if (!tile || tile.contains(document.activeElement)) {
    return;
  }
  text.replaceWith(document.importNode(fresh.querySelector(".camera-text"), true));
  const before = tile.querySelector(".stage img");
  const source = fresh.querySelector(".stage img")?.getAttribute("src");
  if (!before || !source) {
    tile.querySelector(".stage").replaceWith(document.importNode(fresh.querySelector(".stage"), true));
    return;
  }
  const next = new Image();
  next.src = source;
  await next.decode().then(() => before.setAttribute("src", source), () => {});
}

if (wall) {
  setInterval(() => document.hidden || refresh(), EVERY_MILLIS);
}

// The page for a code: what is left of it, when another may be sent, and pasted codes.

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Counts seconds down from when the page was made; a page that slept catches up. */
function countdown(seconds, tell) {
  const end = performance.now() + seconds * 1000;
  function tick() {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    tell(left);
    if (left > 0) setTimeout(tick, 250);
  }
  tick();
}

for (const place of document.querySelectorAll("[data-countdown]")) {
  const { words, over } = place.dataset;
  countdown(Number(place.dataset.countdown), (left) => {
    place.textContent = left > 0 ? words.replace("{time}", clock(left)) : over;
  });
}

for (const button of document.querySelectorAll("[data-pause]")) {
  const { words, ready } = button.dataset;
  countdown(Number(button.dataset.pause), (left) => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? words.replace("{time}", clock(left)) : ready;
  });
}

// A page that comes back from the browser's memory would count from long ago.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A pasted code keeps its digits; a whole one is sent at once.
const field = document.querySelector(".code-input");
field?.addEventListener("paste", (event) => {
  const digits = (event.clipboardData?.getData("text") ?? "").normalize("NFKC").replace(/[\s.\p{Pd}]/gu, "");
  if (!/^\d{6,10}$/.test(digits)) return;
  event.preventDefault();
  field.value = digits;
  field.form.requestSubmit();
});

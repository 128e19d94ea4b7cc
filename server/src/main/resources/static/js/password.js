// The meter under a new password: asks the server, which knows the rules, and says what it answers.
import { post } from "./csrf.js";

const PAUSE = 250;

for (const place of document.querySelectorAll("[data-strength]")) {
  const field = document.getElementById(place.dataset.strength);
  const meter = place.querySelector("meter");
  const words = place.querySelector("p");
  const hint = words.textContent;
  let timer = 0;
  let asked = 0;

  async function ask() {
    const turn = ++asked;
    if (!field.value) {
      meter.value = 0;
      words.textContent = hint;
      return;
    }
    const username = document.getElementById("username")?.value ?? "";
    const answer = await post("/password-strength", new URLSearchParams({ password: field.value, username }));
    if (!answer.ok || turn !== asked) return;
    const verdict = await answer.json();
    meter.value = verdict.accepted ? verdict.strength : Math.min(verdict.strength, 1);
    words.textContent = verdict.words;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), PAUSE);
  });
}

// What every page shares: dialogs, confirmations, shown passwords, dropped files, copied texts, self-sending filters.
import "./csrf.js";
import { toast } from "./toast.js";

/** data-dialog="id" opens that dialog; data-close closes the one around it. */
function dialogs(target) {
  const opener = target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  target.closest("[data-close]")?.closest("dialog")?.close();
}

/** data-show="id" shows or hides the password in that field. */
function passwords(target) {
  const button = target.closest("[data-show]");
  if (!button) return;
  const field = document.getElementById(button.dataset.show);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

/** data-copy="text" copies it; data-copied is what is said then. */
async function copies(target) {
  const button = target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    if (button.dataset.copied) toast(button.dataset.copied);
  } catch {
    const shown = button.parentElement.querySelector("code");
    if (shown) getSelection().selectAllChildren(shown);
  }
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  dialogs(event.target);
  passwords(event.target);
  copies(event.target);
  if (event.target.closest("[data-print]")) print();
});

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.matches(".drop > input[type=file]")) {
    const names = [...field.files].map((file) => file.name);
    const shown = field.parentElement.querySelector("output");
    if (shown) shown.textContent = names.length > 3 ? `${names.slice(0, 3).join(", ")} + ${names.length - 3}` : names.join(", ");
  }
  if (field.closest("form[data-send-on-change]")) field.form.requestSubmit();
});

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.target.closest?.(".drop")?.classList.toggle("over", name === "dragover");
  });
}

/** A failed htmx request says so: with the words of the problem document, if there is one. */
document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  let words;
  if (xhr.getResponseHeader("Content-Type")?.startsWith("application/problem+json")) {
    words = JSON.parse(xhr.responseText).detail;
  }
  toast(words ?? document.querySelector(".toasts")?.dataset.failed ?? "", "error");
});

document.addEventListener("htmx:sendError", () => {
  toast(document.querySelector(".toasts")?.dataset.offline ?? "", "error");
});

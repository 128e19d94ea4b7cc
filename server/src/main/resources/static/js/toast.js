// Short messages in the corner, read out by screen readers, gone after a while.
/** Shows a text; kind is "ok" (the default) or "error". */
export function toast(text, kind = "ok") {
  const area = document.querySelector(".toasts");
  if (!area) return;
  const message = document.createElement("div");
  message.className = kind === "error" ? "toast error" : "toast";
  message.textContent = text;
  area.append(message);
  setTimeout(() => message.remove(), kind === "error" ? 9000 : 5000);
}

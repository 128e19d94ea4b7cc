// Applies the chosen theme before the first paint (so it is a plain script, not a module) and runs the switch.
(() => {
  const root = document.documentElement;
  const choices = ["auto", "light", "dark"];

  function stored() {
    try {
      const choice = localStorage.getItem("muster-theme");
      return choices.includes(choice) ? choice : "auto";
    } catch {
      return "auto";
    }
  }

  function show(choice) {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  }

  root.classList.add("js");
  show(stored());
  document.addEventListener("DOMContentLoaded", () => show(stored()));
  addEventListener("storage", () => show(stored()));
  document.addEventListener("click", (event) => {
    const choice = event.target.closest?.("[data-theme-choice]")?.dataset.themeChoice;
    if (!choice) return;
    try {
      localStorage.setItem("muster-theme", choice);
    } catch {
      // Private windows may refuse to store; the choice then holds for this page.
    }
    show(choice);
  });
})();

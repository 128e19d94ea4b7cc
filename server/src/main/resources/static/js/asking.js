// What somebody before the camera is asked to do before being entered: a sign, a sentence, how far it is.
const SIGNS = {
  "turn-left": "before",
  "turn-right": "after",
  "look-up": "up",
  blink: "eye-shut",
  "open-mouth": "mouth",
  "come-closer": "full",
};

/** A panel over the stage; shows what the server asks for, or hides. */
export function asking(stage) {
  const panel = stage.querySelector("#ask");
  const sign = panel.querySelector(".ask-sign");
  const sentence = panel.querySelector(".ask-words");
  const more = panel.querySelector(".ask-more");
  const progress = panel.querySelector("progress");
  const texts = stage.dataset;

  function text(key) {
    return texts[key.replace(/[-.](\w)/g, (_, letter) => letter.toUpperCase())] ?? "";
  }

  function filled(key, name, ...others) {
    const chosen = name ? text(key) : text(`${key}-somebody`);
    return [name ?? "", ...others].reduce((filling, value, i) => filling.replaceAll(`{${i}}`, value), chosen);
  }

  function put(element, words) {
    if (element.textContent !== words) {
      element.textContent = words;
    }
  }

  /** The person's own left is on the left of a mirrored picture only. */
  function signOf(asks) {
    const mirrored = stage.classList.contains("mirrored");
    const prompt = asks.prompt;
    if (!mirrored && prompt === "turn-left") {
      return SIGNS["turn-right"];
    }
    if (!mirrored && prompt === "turn-right") {
      return SIGNS["turn-left"];
    }
    return SIGNS[prompt] ?? { passed: "ok", failed: "warn" }[asks.stage] ?? "live";
  }

  function wordsOf(asks) {
    if (asks.stage === "going" && asks.prompt) {
      return filled("ask", asks.name, text(`prompt-${asks.prompt}`));
    }
    return filled(`ask-${asks.stage}`, asks.name);
  }

  function moreOf(asks) {
    if (asks.stage === "failed") {
      const reason = text(`reason-${asks.reason ?? "none"}`);
      return text("ask-wait").replace("{0}", reason).replace("{1}", asks.pause);
    }
    if (asks.stage === "going" && asks.hint) {
      return text(`advice-${asks.hint}`);
    }
    return asks.stage === "going" ? text("ask-step").replace("{0}", asks.done + 1).replace("{1}", asks.total) : "";
  }

  return (asks) => {
    panel.hidden = !asks;
    stage.classList.toggle("asking", Boolean(asks));
    if (!asks) {
      return;
    }
    panel.dataset.stage = asks.stage;
    sign.querySelector("use").setAttribute("href", `${texts.icons}#${signOf(asks)}`);
    put(sentence, wordsOf(asks));
    put(more, moreOf(asks));
    progress.hidden = asks.stage !== "going";
    progress.max = asks.total || 1;
    progress.value = asks.done;
  };
}

// Forms that ask for a passkey: get the challenge, let the browser ask its owner, send the answer as a form would.
import { post } from "./csrf.js";

const PROBLEMS = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "there", SecurityError: "place" };

function bytes(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

function base64url(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const described = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

/** Asks the browser, in its terms. */
function ask(way, options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (way === "create") {
    publicKey.user = { ...options.user, id: bytes(options.user.id) };
    publicKey.excludeCredentials = described(options.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  }
  publicKey.allowCredentials = described(options.allowCredentials);
  return navigator.credentials.get({ publicKey });
}

/** What the browser answered, as WebAuthn writes it in JSON. */
function answer(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const written = Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, base64url(response[part])]));
  if (response.getTransports) written.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    response: written,
    clientExtensionResults: {},
  });
}

/** The options, or nothing where the page has to go elsewhere first. */
async function options(form) {
  const got = await post(form.dataset.options);
  if (got.redirected) location.assign(got.url);
  else if (got.status === 401) location.reload();
  else if (got.ok) return got.json();
  else throw (await got.json().catch(() => ({}))).problem ?? got.statusText;
  return null;
}

async function run(form, say) {
  if (!window.PublicKeyCredential) return say("without");
  const asked = await options(form);
  if (!asked) return;
  const credential = await ask(form.dataset.passkey, asked);
  form.elements.credential.value = answer(credential);
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const place = form.querySelector("[data-passkey-problem]");
  const button = form.querySelector("button[type=submit]");
  const say = (word) => (place.textContent = place.dataset[word] ?? word);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    place.textContent = "";
    button.disabled = true;
    try {
      await run(form, say);
    } catch (problem) {
      say(typeof problem === "string" ? problem : (PROBLEMS[problem.name] ?? "failed"));
    } finally {
      button.disabled = false;
    }
  });
}

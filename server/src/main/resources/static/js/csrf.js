// The CSRF token of this page: added to htmx requests, and to fetches made through post().
const header = document.querySelector('meta[name="csrf-header"]')?.content;
const token = document.querySelector('meta[name="csrf-token"]')?.content;

/** The headers that an own fetch must carry. */
export function csrfHeaders() {
  return header && token ? { [header]: token } : {};
}

/**
 * Posts a body to this server: FormData, Blob and URLSearchParams go as they are, any other object as JSON.
 * Gives the Response, whatever its status.
 */
export function post(url, body, options = {}) {
  const asIs =
    body == null ||
    typeof body === "string" ||
    body instanceof FormData ||
    body instanceof Blob ||
    body instanceof URLSearchParams ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body);
  const headers = { ...csrfHeaders(), ...(asIs ? {} : { "Content-Type": "application/json" }), ...options.headers };
  return fetch(url, {
    method: "POST",
    credentials: "same-origin",
    ...options,
    headers,
    body: asIs ? body : JSON.stringify(body),
  });
}

document.addEventListener("htmx:configRequest", (event) => {
  Object.assign(event.detail.headers, csrfHeaders());
});

// A template without a picture shows its place instead of a broken image.
for (const image of document.querySelectorAll("img[data-fallback]")) {
  const hide = () => { image.hidden = true; };
  if (image.complete && image.naturalWidth === 0) hide();
  image.addEventListener("error", hide);
}

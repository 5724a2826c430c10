// The page's script: it takes photos from wherever they come, and puts in what the server makes of them. Without it the form posts.
// @ts-check
import { answer } from "./answer.js";
import { watchPhotos } from "./photos.js";
import { watchCamera } from "./camera.js";
import { watchLoad } from "./load.js";

document.documentElement.classList.add("has-script");

const form = /** @type {HTMLFormElement} */ (document.getElementById("ask"));

watchPhotos(form, photo => answer(form, { photo }));
watchCamera(photo => answer(form, { photo }));
watchLoad(/** @type {HTMLDetailsElement} */ (document.getElementById("load")));

form.addEventListener("submit", event => {
  event.preventDefault();
  const example = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
  if (example) answer(form, { example });
});

// Another choice of networks looks at the same photo again.
form.addEventListener("change", event => {
  if (/** @type {HTMLInputElement} */ (event.target).name === "model") answer(form, null);
});

// The page's script: it takes photos from wherever they come, and puts in what the server makes of them. Without it the form posts.
// @ts-check
import { answer, showTop } from "./answer.js";
import { readAddress, writeAddress } from "./address.js";
import { watchPhotos } from "./photos.js";
import { watchCamera } from "./camera.js";
import { watchLoad } from "./load.js";

document.documentElement.classList.add("has-script");

const form = /** @type {HTMLFormElement} */ (document.getElementById("ask"));

watchPhotos(form, photo => answer(form, { photo }));
watchCamera(photo => answer(form, { photo }));
watchLoad(/** @type {HTMLDetailsElement} */ (document.getElementById("load")));

const top = /** @type {HTMLSelectElement} */ (document.getElementById("top"));
const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=model]")]);

form.addEventListener("submit", event => {
  event.preventDefault();
  const example = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
  if (example) answer(form, { example });
});

// Another choice of networks looks at the same photo again.
form.addEventListener("change", event => {
  if (/** @type {HTMLInputElement} */ (event.target).name !== "model") return;
  writeAddress({ net: boxes.filter(box => box.checked).map(box => box.value) });
  answer(form, null);
});

top.addEventListener("change", () => {
  writeAddress({ top: Number(top.value) });
  showTop();
});

// What the address says: networks, classes, an example photo, a row. A photo of one's own is in no address.
function restore() {
  const state = readAddress();
  if (state.net.length) for (const box of boxes) box.checked = state.net.includes(box.value);
  if (state.top && [...top.options].some(option => option.value === String(state.top))) top.value = String(state.top);
  if (state.example) answer(form, { example: state.example });
}

addEventListener("hashchange", () => {
  if (location.hash.includes("=")) restore();
});
restore();

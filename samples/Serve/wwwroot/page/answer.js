// Asks the server about a photo and shows its answer.
// @ts-check
import { readAddress, writeAddress } from "./address.js";
import { openRow, watchRows } from "./rows.js";
import { watchCovering } from "./covering.js";

/** @typedef {{ photo: Blob } | { example: string }} Source */

const section = /** @type {HTMLElement} */ (document.getElementById("answer"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));

/** @type {Source | null} */
let last = null;
/** @type {AbortController | null} */
let running = null;

/**
 * @param {HTMLFormElement} form
 * @param {Source | null} source The photo; null for the last one again.
 */
export async function answer(form, source) {
  last = source ?? last;
  if (!last) return;
  if (source) writeAddress({ example: "example" in source ? source.example : null });
  running?.abort();
  const mine = running = new AbortController();

  const body = new FormData();
  for (const box of form.querySelectorAll("input[name=model]:checked")) body.append("model", /** @type {HTMLInputElement} */ (box).value);
  if ("photo" in last) body.append("photo", last.photo, "photo");
  else body.append("example", last.example);

  document.body.classList.add("busy");
  status.classList.remove("heard");
  status.textContent = "The network looks at it …";
  try {
    const response = await fetch("/page/answer", { method: "POST", body, signal: mine.signal });
    show(await response.text(), response.ok);
  } catch (error) {
    if (mine.signal.aborted) return;
    status.textContent = "The server does not answer. Is it still running?";
  }

  if (running === mine) document.body.classList.remove("busy");
}

/**
 * @param {string} html
 * @param {boolean} isAnswer
 */
function show(html, isAnswer) {
  // Made by the server, which escapes whatever is not its own.
  section.innerHTML = html;
  // Who sees the answer need not read it twice.
  status.classList.add("heard");
  if (!isAnswer) {
    status.textContent = section.querySelector(".error p")?.textContent ?? "";
    return;
  }

  const networks = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".network")]);
  for (const network of networks) {
    watchRows(network);
    watchCovering(network);
  }

  showTop();
  const row = readAddress().row;
  if (row) openRow(networks, row);
  status.textContent = networks.map(network => network.dataset.spoken).join(" ");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  section.scrollIntoView({ behavior: isCalm ? "auto" : "smooth", block: "start" });
}

/** Shows as many classes as are chosen. */
export function showTop() {
  const most = Number(/** @type {HTMLSelectElement} */ (document.getElementById("top")).value);
  for (const list of section.querySelectorAll(".classes ol")) [...list.children].forEach((item, index) => /** @type {HTMLElement} */ (item).hidden = index >= most);
}

/**
 * What the server says is wrong, without its heading.
 * @param {string} html
 */
export function wordsOf(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector(".error p")?.textContent ?? "The server did not answer. Try again.";
}

/**
 * The photo as the network gets it: a small file that gives the same answer again.
 * @param {HTMLElement} network
 */
export function photoOf(network) {
  const address = /** @type {HTMLImageElement} */ (network.querySelector(".seen")).src;
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), character => character.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
}

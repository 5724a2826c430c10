// The map of what a covered square does to a class's score, drawn while it is computed.
// @ts-check
import { photoOf, wordsOf } from "./answer.js";

/** @param {HTMLElement} network */
export function watchCovering(network) {
  const legend = /** @type {HTMLElement} */ (network.querySelector("[data-legend]"));
  const stack = /** @type {HTMLElement} */ (network.querySelector(".stack"));
  const opacity = /** @type {HTMLInputElement} */ (network.querySelector("[data-opacity]"));
  opacity.addEventListener("input", () => {
    for (const map of /** @type {NodeListOf<HTMLElement>} */ (stack.querySelectorAll(".heat, canvas"))) map.style.opacity = String(Number(opacity.value) / 100);
  });
  /** @type {AbortController | null} */
  let running = null;
  network.addEventListener("change", event => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.type !== "radio") return;
    running?.abort();
    const view = /** @type {HTMLInputElement} */ (network.querySelector(".views input:checked")).value;
    const chosen = /** @type {HTMLInputElement} */ (network.querySelector(".classes input:checked"));
    const label = chosen.parentElement?.querySelector(".label")?.textContent ?? "";
    if (view === "photo") legend.textContent = "";
    if (view === "map") legend.textContent = /** @type {HTMLImageElement} */ (network.querySelector(`.heat-${chosen.value}`)).alt;
    if (view !== "covered") return;
    running = new AbortController();
    cover(network, chosen, label, legend, running.signal);
  });
}

/**
 * @param {HTMLElement} network
 * @param {HTMLInputElement} chosen
 * @param {string} label
 * @param {HTMLElement} legend
 * @param {AbortSignal} signal
 */
async function cover(network, chosen, label, legend, signal) {
  const stack = /** @type {HTMLElement} */ (network.querySelector(".stack"));
  const canvas = /** @type {HTMLCanvasElement} */ (stack.querySelector("canvas"));
  const columns = Number(stack.dataset.columns);
  const whole = Number(chosen.dataset.score);
  canvas.hidden = false;
  canvas.width = canvas.height = columns;
  /** @type {{ column: number, row: number, reach: number, loss: number }[]} */
  const squares = [];
  legend.textContent = `A grey square covers the photo here and there: how far does the score of ${label} fall?`;
  try {
    const response = await fetch(`/page/${encodeURIComponent(network.dataset.network ?? "")}/covered/${chosen.dataset.place}`, { method: "POST", body: photoOf(network), signal });
    if (!response.ok) {
      legend.textContent = wordsOf(await response.text());
      canvas.hidden = true;
      return;
    }

    for await (const line of lines(response)) {
      const [column, row, reach, score] = line.split(" ").map(Number);
      squares.push({ column, row, reach, loss: whole - score });
      draw(canvas, squares);
    }

    const most = squares.reduce((one, other) => other.loss > one.loss ? other : one);
    legend.textContent = most.loss > 0
      ? `Most is lost where the photo is covered ${place(most, columns)}: of ${label}, ${percent(whole)} become ${percent(whole - most.loss)}. The redder, the more.`
      : `Nothing that is covered makes ${label} less likely.`;
  } catch {
    if (!signal.aborted) legend.textContent = "The server did not go on. Choose it again to try again.";
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{ column: number, row: number, reach: number, loss: number }[]} squares
 */
function draw(canvas, squares) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const most = Math.max(...squares.map(square => square.loss), Number.MIN_VALUE);
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const square of squares) {
    const share = Math.max(0, square.loss / most);
    context.clearRect(square.column, square.row, square.reach, square.reach);
    context.fillStyle = `rgba(255, ${60 + 150 * (1 - share)}, ${40 * (1 - share)}, ${0.75 * share})`;
    context.fillRect(square.column, square.row, square.reach, square.reach);
  }
}

/** @param {Response} response */
async function* lines(response) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}

/**
 * @param {{ column: number, row: number }} square
 * @param {number} columns
 */
function place(square, columns) {
  const down = ["upper", "", "lower"][Math.floor(square.row * 3 / columns)], across = ["left", "", "right"][Math.floor(square.column * 3 / columns)];
  if (!down && !across) return "in the middle";
  if (!down) return `at the ${across}`;
  if (!across) return down === "upper" ? "at the top" : "at the bottom";
  return `at the ${down} ${across}`;
}

/** @param {number} share */
function percent(share) {
  if (share < 0.0001) return "under 0.01 %";
  return `${(share * 100).toFixed(share < 0.001 ? 2 : 1)} %`;
}

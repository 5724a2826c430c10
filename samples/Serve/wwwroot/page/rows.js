// Rows of the table that open to show their channels.
// @ts-check
import { writeAddress } from "./address.js";
import { photoOf } from "./answer.js";

/** @param {HTMLElement} network */
export function watchRows(network) {
  for (const name of /** @type {NodeListOf<HTMLElement>} */ (network.querySelectorAll(".row-name"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.append(...name.childNodes);
    name.append(button);
    button.addEventListener("click", () => toggle(network, button, name.dataset.row ?? ""));
    button.addEventListener("keydown", event => move(event, network));
  }
}

/**
 * @param {HTMLElement} network
 * @param {HTMLButtonElement} button
 * @param {string} row
 */
async function toggle(network, button, row) {
  const line = /** @type {HTMLTableRowElement} */ (button.closest("tr"));
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  writeAddress({ row: isOpen ? null : `${network.dataset.network}:${row}` });
  if (isOpen) {
    line.nextElementSibling?.remove();
    return;
  }

  const detail = document.createElement("tr");
  detail.className = "detail";
  const cell = detail.insertCell();
  cell.colSpan = line.cells.length;
  cell.textContent = "Its channels are fetched …";
  line.after(detail);
  try {
    const response = await fetch(`/page/${encodeURIComponent(network.dataset.network ?? "")}/rows/${row}`, { method: "POST", body: photoOf(network) });
    cell.innerHTML = await response.text();
  } catch {
    cell.textContent = "The server does not answer. Is it still running?";
  }
}

/**
 * Opens the row that an address names, "network:row".
 * @param {HTMLElement[]} networks
 * @param {string} address
 */
export function openRow(networks, address) {
  const end = address.lastIndexOf(":");
  const network = networks.find(one => one.dataset.network === address.slice(0, end));
  const names = /** @type {HTMLElement[]} */ ([...network?.querySelectorAll(".row-name") ?? []]);
  names.find(name => name.dataset.row === address.slice(end + 1))?.querySelector("button")?.click();
}

/**
 * Up and down go from row to row.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} network
 */
function move(event, network) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = /** @type {HTMLButtonElement[]} */ ([...network.querySelectorAll(".row-name button")]);
  const next = buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (event.currentTarget)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

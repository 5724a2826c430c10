// The lists, buttons and menus of the page.
// @ts-check
import { find } from "./dom.js";

/**
 * @typedef {{ start: (id: string) => void, other: () => void, paper: (isWanted: boolean) => void, open: (file: string, text: string) => void,
 *   view: (view: string) => void, undo: () => void, redo: () => void, fixAll: () => void, share: () => void,
 *   download: (kind: "csv" | "json" | "project" | "picture") => void }} Actions
 */

/** @param {Actions} actions */
export function watchControls(actions) {
  find("bar").addEventListener("submit", event => event.preventDefault());
  find("start").addEventListener("change", event => actions.start(/** @type {HTMLSelectElement} */ (event.target).value));
  find("other").addEventListener("change", actions.other);
  find("paper").addEventListener("change", event => actions.paper(/** @type {HTMLInputElement} */ (event.target).checked));
  find("undo").addEventListener("click", actions.undo);
  find("redo").addEventListener("click", actions.redo);
  find("fix-all").addEventListener("click", actions.fixAll);
  find("share").addEventListener("click", actions.share);

  find("file").addEventListener("change", async event => {
    const input = /** @type {HTMLInputElement} */ (event.target), file = input.files?.[0];
    if (file) actions.open(file.name, await file.text());
    // So that the same file can be opened once more.
    input.value = "";
  });

  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=view]"))) {
    radio.addEventListener("change", () => actions.view(radio.value));
  }

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-download]"))) {
    button.addEventListener("click", () => {
      /** @type {HTMLDetailsElement} */ (find("downloads")).open = false;
      actions.download(/** @type {"csv"} */ (button.dataset.download));
    });
  }

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"))) menu.open = false;
  });
}

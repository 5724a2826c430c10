// The active cell, above the grid: what is wrong with it, and what can be done with its row and its column.
// @ts-check
import { make } from "./dom.js";
import { area } from "./language.js";
import { fixesOf, showCurrent } from "./findings.js";

/** @typedef {import("./language.js").Finding} Finding */
/** @typedef {import("./language.js").Place} Place */
/** @typedef {"duplicate" | "delete" | "add column" | "delete column"} Change A change of Bridge.cs. */

const changes = /** @type {[Change, string][]} */ ([
  ["duplicate", "Duplicate the row"], ["delete", "Delete the row"], ["add column", "Add a column after this"], ["delete column", "Delete the column"],
]);

export class CellBar {
  #bar;
  #grid;
  #actions;
  #shown = "";

  /**
   * @param {HTMLElement} bar
   * @param {import("./grid.js").GridView} grid
   * @param {import("./findings.js").Actions & { change: (change: Change) => void }} actions
   */
  constructor(bar, grid, actions) {
    this.#bar = bar;
    this.#grid = grid;
    this.#actions = actions;
  }

  /** @param {Finding[]} findings */
  show(findings) {
    const place = this.#grid.active;
    const here = findings.map((finding, index) => ({ finding, index })).filter(({ finding }) => finding.place && isOf(finding.place, place));
    const what = make("div", { class: "here" }, make("span", { class: "place" }, this.#grid.nameOf(place)), " ", make("code", {}, this.#grid.at(place)?.textContent ?? ""));
    const wrong = here.map(({ finding, index }) => make("div", { class: `wrong ${finding.severity}` }, make("p", {}, finding.message), ...fixesOf(finding, index, this.#actions)));
    showCurrent(here.map(({ index }) => index));
    const menu = this.#menu(), shown = [what, ...wrong].map(element => element.outerHTML).join("") + menu.innerHTML;
    if (this.#shown === shown) return;
    this.#shown = shown;
    this.#bar.replaceChildren(make("div", { class: "row" }, what, menu), ...wrong);
  }

  #menu() {
    return make("details", { class: "menu" }, make("summary", {}, "Row, column"), make("div", { class: "list" }, ...changes.map(([change, name]) => {
      const button = make("button", { type: "button", disabled: !this.#isPossible(change) }, name);
      button.addEventListener("click", () => this.#actions.change(change));
      return button;
    })));
  }

  /** @param {Change} change */
  #isPossible(change) {
    const [part, inArea, row, column] = this.#grid.active, known = this.#grid.grid?.parts[part];
    if (!known || !this.#grid.grid?.isEditable) return false;
    if (inArea !== area.header && row >= (inArea === area.settings ? known.settings : known.rows).length) return false;
    return change === "duplicate" || change === "delete" ? inArea !== area.header : inArea !== area.settings && column >= 0;
  }
}

/**
 * The cell to go to after a change at a place.
 * @param {Change} change
 * @param {Place} place
 * @returns {Place}
 */
export function placeAfter(change, [part, inArea, row, column]) {
  if (change === "add column") return [part, area.header, 0, column + 1];
  return [part, inArea, change === "duplicate" ? row + 1 : row, change === "delete column" ? Math.max(column - 1, 0) : column];
}

/**
 * Whether what is wrong in one place is wrong in the other: in the cell, or in its whole row.
 * @param {Place} wrong
 * @param {Place} place
 */
function isOf(wrong, place) {
  return wrong.join() === place.join() || (wrong[3] < 0 && wrong.slice(0, 3).join() === place.slice(0, 3).join());
}

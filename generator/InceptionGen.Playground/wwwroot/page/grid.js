// The table as grids, and the cell in them that the keys work on.
// @ts-check
import { set } from "./dom.js";
import { area } from "./language.js";
import { watchKeys } from "./keys.js";
import { showParts } from "./grid-parts.js";
import { CellMarks } from "./marks.js";

/** @typedef {import("./language.js").Grid} Grid */
/** @typedef {import("./language.js").Place} Place */
/** @typedef {import("./language.js").Finding} Finding */

export class GridView {
  /** @type {HTMLElement} */
  #root;
  /** @type {CellMarks} */
  #marks;
  /** @type {Grid | null} */
  grid = null;
  /** @type {Place} The cell that the keys work on. */
  active = [0, area.rows, 0, 0];
  /** Called when another cell becomes the active one. */
  moved = () => {};
  /** Opens a cell for typing. @type {(place: Place) => void} */
  edit = () => {};

  /**
   * @param {HTMLElement} root
   * @param {import("./keys.js").Actions} actions
   */
  constructor(root, actions) {
    this.#root = root;
    this.#marks = new CellMarks(root);
    watchKeys(root, this, actions);
    root.addEventListener("focusin", event => {
      const cell = /** @type {HTMLElement} */ (event.target).closest("[data-place]");
      if (cell instanceof HTMLElement) this.#activate(cell);
    });
  }

  /**
   * Shows a table.
   * @param {Grid} grid
   */
  show(grid) {
    if (!this.grid) this.#root.replaceChildren();
    this.grid = grid;
    showParts(this.#root, grid);
    const here = this.at(this.active);
    if (!here || here.tabIndex !== 0) this.#activate(here ?? this.at([0, area.rows, 0, 0]) ?? this.#root.querySelector("[data-place]"));
  }

  /**
   * Marks the cells that are wrong.
   * @param {Finding[]} findings
   */
  mark(findings) {
    this.#marks.show(findings);
  }

  /**
   * Goes to a cell.
   * @param {Place} place
   */
  go(place) {
    const cell = this.at(place) ?? this.at([place[0], place[1], place[2], 0]);
    if (!cell) return;
    const settings = /** @type {HTMLDetailsElement | null} */ (cell.closest("details.settings"));
    if (settings) settings.open = true;
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    cell.focus();
  }

  /**
   * @param {Place} place
   * @returns {HTMLElement | null}
   */
  at(place) {
    return this.#root.querySelector(`[data-place="${place.join()}"]`);
  }

  /**
   * What a place is called: "row inception (3b), column output size".
   * @param {Place} place
   */
  nameOf([part, inArea, row, column]) {
    const table = this.grid?.parts[part];
    if (!table) return "";
    const before = this.grid && this.grid.parts.length > 1 && part > 0 ? `${table.name}, ` : "";
    if (inArea === area.settings) return `${before}setting ${table.settings[row]?.cells[0] ?? "new"}`;
    const heading = table.header[0].cells[column] ?? "";
    if (inArea === area.header) return column < 0 ? `${before}the header` : `${before}heading ${heading || column + 1}`;
    const cells = table.rows[row]?.cells ?? [], named = table.header[0].cells.findIndex(text => text.trim().toLowerCase() === "name");
    const name = (named >= 0 && cells[named]) || cells[0] || (table.rows[row] ? `line ${table.rows[row].line}` : "new row");
    return `${before}row ${name}` + (column < 0 ? "" : `, ${heading || `column ${column + 1}`}`);
  }

  /** @param {Element | null} cell */
  #activate(cell) {
    if (!(cell instanceof HTMLElement) || !cell.dataset.place) return;
    // One cell of each grid can be reached with Tab.
    for (const other of cell.closest("table")?.querySelectorAll('[tabindex="0"]') ?? []) if (other !== cell) set(other, "tabindex", -1);
    set(cell, "tabindex", 0);
    this.active = /** @type {Place} */ (cell.dataset.place.split(",").map(Number));
    this.moved();
  }

}

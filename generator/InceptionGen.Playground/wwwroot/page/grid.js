// The table as grids: one for the settings and one for the rows of each of its tables. A grid changes in place, so that what is typed into it stays.
// @ts-check
import { make, set } from "./dom.js";
import { area } from "./language.js";
import { watchKeys } from "./keys.js";

/** @typedef {import("./language.js").Grid} Grid */
/** @typedef {import("./language.js").Part} Part */
/** @typedef {import("./language.js").Line} Line */
/** @typedef {import("./language.js").Place} Place */
/** @typedef {import("./language.js").Finding} Finding */

const rank = { error: 3, warning: 2, advice: 1 }, sign = { error: "✕", warning: "!", advice: "i" };
const kinds = { network: "Network", module: "Module", names: "Names of weights" };

export class GridView {
  /** @type {HTMLElement} */
  #root;
  /** @type {Map<string, HTMLElement>} */
  #marked = new Map();
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
    resize(this.#root, grid.parts.length, () => section());
    grid.parts.forEach((part, index) => this.#showPart(/** @type {HTMLElement} */ (this.#root.children[index]), part, index));
    const here = this.at(this.active);
    if (!here || here.tabIndex !== 0) this.#activate(here ?? this.at([0, area.rows, 0, 0]) ?? this.#root.querySelector("[data-place]"));
  }

  /**
   * Marks the cells that are wrong.
   * @param {Finding[]} findings
   */
  mark(findings) {
    /** @type {Map<string, { severity: "error" | "warning" | "advice", ids: string[] }>} */
    const marks = new Map();
    findings.forEach((finding, index) => {
      if (!finding.place) return;
      const key = finding.place.join(), mark = marks.get(key);
      if (!mark) marks.set(key, { severity: finding.severity, ids: [`finding-${index}`] });
      else {
        mark.ids.push(`finding-${index}`);
        if (rank[finding.severity] > rank[mark.severity]) mark.severity = finding.severity;
      }
    });

    for (const [key, cell] of this.#marked) {
      if (marks.has(key)) continue;
      for (const name of ["data-wrong", "data-sign", "aria-invalid", "aria-describedby"]) cell.removeAttribute(name);
      this.#marked.delete(key);
    }

    for (const [key, mark] of marks) {
      const cell = /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-place="${key}"]`));
      if (!cell) continue;
      set(cell, "data-wrong", mark.severity);
      set(cell, "data-sign", sign[mark.severity]);
      set(cell, "aria-invalid", mark.severity === "advice" ? null : "true");
      set(cell, "aria-describedby", mark.ids.join(" "));
      const settings = /** @type {HTMLDetailsElement | null} */ (cell.closest("details.settings"));
      if (settings && !this.#marked.has(key)) settings.open = true;
      this.#marked.set(key, cell);
    }
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

  /**
   * @param {HTMLElement} element
   * @param {Part} part
   * @param {number} index
   */
  #showPart(element, part, index) {
    const [heading, settings, scroll] = /** @type {HTMLElement[]} */ ([...element.children]);
    const title = `${kinds[/** @type {keyof typeof kinds} */ (part.kind)]} ${part.name}`;
    setText(heading, title);
    this.#showSettings(/** @type {HTMLDetailsElement} */ (settings), part, index);

    const table = /** @type {HTMLTableElement} */ (scroll.firstElementChild);
    set(table, "aria-label", `${title}, rows`);
    const columns = Math.max(part.header[0].cells.length, ...part.rows.map(row => row.cells.length));
    const isEditable = this.grid?.isEditable ?? false;
    scroll.hidden = part.header[0].cells.length === 0;
    const header = table.tHead?.rows[0] ?? table.createTHead().insertRow();
    this.#showLine(header, part.header[0], [index, area.header, 0, -1], columns, "th");
    const body = table.tBodies[0] ?? table.createTBody();
    resize(body, part.rows.length + (isEditable ? 1 : 0), () => make("tr"));
    [...body.rows].forEach((row, number) => {
      this.#showLine(row, part.rows[number] ?? { line: 0, cells: [] }, [index, area.rows, number, -1], columns, "td");
      row.classList.toggle("new", number >= part.rows.length);
    });
    const first = table.querySelector("[data-place]");
    if (!table.querySelector('[data-place][tabindex="0"]') && first) set(table.querySelector("tbody [data-place$=',0']") ?? first, "tabindex", 0);
  }

  /**
   * @param {HTMLDetailsElement} details
   * @param {Part} part
   * @param {number} index
   */
  #showSettings(details, part, index) {
    const said = part.settings.filter(line => !["network", "module", "names of", "source", "note", "lineage"].includes(line.cells[0])).map(line => line.cells.join(" "));
    setText(/** @type {HTMLElement} */ (details.firstElementChild), said.length > 0 ? `Settings: ${said.join(", ")}` : "Settings");
    const table = /** @type {HTMLTableElement} */ (details.querySelector("table"));
    set(table, "aria-label", `${part.name}, settings`);
    const body = table.tBodies[0] ?? table.createTBody();
    resize(body, part.settings.length + (this.grid?.isEditable ? 1 : 0), () => make("tr"));
    [...body.rows].forEach((row, number) => {
      this.#showLine(row, part.settings[number] ?? { line: 0, cells: ["", ""] }, [index, area.settings, number, -1], number < part.settings.length ? 2 : 1, "td");
      row.classList.toggle("new", number >= part.settings.length);
    });
    if (!table.querySelector('[tabindex="0"]')) set(table.querySelector("[data-place]") ?? table, "tabindex", 0);
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Line} line
   * @param {Place} place
   * @param {number} columns
   * @param {"th" | "td"} tag
   */
  #showLine(row, line, place, columns, tag) {
    resize(row, columns + 1, () => make(row.children.length === 0 ? "th" : tag, row.children.length === 0
      ? { class: "line", scope: tag === "th" ? "col" : "row" }
      : tag === "th" ? { role: "columnheader", scope: "col", tabindex: -1 } : { role: "gridcell", tabindex: -1 }));
    [...row.children].forEach((element, index) => {
      const cell = /** @type {HTMLElement} */ (element);
      place = [place[0], place[1], place[2], index - 1];
      set(cell, "data-place", place.join());
      if (index === 0) {
        setText(cell, line.line > 0 ? String(line.line) : "+");
        set(cell, "aria-label", line.line > 0 ? `line ${line.line}` : tag === "th" ? "line" : "a new line");
        return;
      }

      if (cell.querySelector("input")) return;
      const text = line.cells[index - 1] ?? "";
      setText(cell, text);
      set(cell, "title", text.length > 24 ? text : null);
    });
  }
}

/** A table of the text: its name, its settings, its rows. */
function section() {
  return make("section", { class: "part" },
    make("h3"),
    make("details", { class: "settings" }, make("summary"), make("div", { class: "scroll" }, make("table", { role: "grid" }))),
    make("div", { class: "scroll" }, make("table", { role: "grid" })));
}

/**
 * Gives an element as many children as are wanted, keeping those that are there.
 * @param {HTMLElement} element
 * @param {number} count
 * @param {() => HTMLElement} create
 */
function resize(element, count, create) {
  while (element.children.length > count) element.lastElementChild?.remove();
  while (element.children.length < count) element.append(create());
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// The grids themselves: one for the settings and one for the rows of each of the table's parts. They change in place, so that what is typed into them stays.
// @ts-check
import { make, set } from "./dom.js";
import { area } from "./language.js";

/** @typedef {import("./language.js").Grid} Grid */
/** @typedef {import("./language.js").Part} Part */
/** @typedef {import("./language.js").Line} Line */
/** @typedef {import("./language.js").Place} Place */

const kinds = { network: "Network", module: "Module", names: "Names of weights" };

/**
 * Shows a table's parts.
 * @param {HTMLElement} root
 * @param {Grid} grid
 */
export function showParts(root, grid) {
  resize(root, grid.parts.length, section);
  grid.parts.forEach((part, index) => showPart(/** @type {HTMLElement} */ (root.children[index]), part, index, grid.isEditable));
}

/**
 * @param {HTMLElement} element
 * @param {Part} part
 * @param {number} index
 * @param {boolean} isEditable
 */
function showPart(element, part, index, isEditable) {
  const [heading, settings, scroll] = /** @type {HTMLElement[]} */ ([...element.children]);
  const title = `${kinds[/** @type {keyof typeof kinds} */ (part.kind)]} ${part.name}`;
  setText(heading, title);
  showSettings(/** @type {HTMLDetailsElement} */ (settings), part, index, isEditable);

  const table = /** @type {HTMLTableElement} */ (scroll.firstElementChild);
  set(table, "aria-label", `${title}, rows`);
  const columns = Math.max(part.header[0].cells.length, ...part.rows.map(row => row.cells.length));
  scroll.hidden = part.header[0].cells.length === 0;
  const header = table.tHead?.rows[0] ?? table.createTHead().insertRow();
  showLine(header, part.header[0], [index, area.header, 0, -1], columns, "th");
  const body = table.tBodies[0] ?? table.createTBody();
  resize(body, part.rows.length + (isEditable ? 1 : 0), () => make("tr"));
  [...body.rows].forEach((row, number) => {
    showLine(row, part.rows[number] ?? { line: 0, cells: [] }, [index, area.rows, number, -1], columns, "td");
    row.classList.toggle("new", number >= part.rows.length);
  });
  const first = table.querySelector("[data-place]");
  if (!table.querySelector('[data-place][tabindex="0"]') && first) set(table.querySelector("tbody [data-place$=',0']") ?? first, "tabindex", 0);
}

/**
 * @param {HTMLDetailsElement} details
 * @param {Part} part
 * @param {number} index
 * @param {boolean} isEditable
 */
function showSettings(details, part, index, isEditable) {
  const said = part.settings.filter(line => !["network", "module", "names of", "source", "note", "lineage"].includes(line.cells[0])).map(line => line.cells.join(" "));
  setText(/** @type {HTMLElement} */ (details.firstElementChild), said.length > 0 ? `Settings: ${said.join(", ")}` : "Settings");
  const table = /** @type {HTMLTableElement} */ (details.querySelector("table"));
  set(table, "aria-label", `${part.name}, settings`);
  const body = table.tBodies[0] ?? table.createTBody();
  resize(body, part.settings.length + (isEditable ? 1 : 0), () => make("tr"));
  [...body.rows].forEach((row, number) => {
    showLine(row, part.settings[number] ?? { line: 0, cells: ["", ""] }, [index, area.settings, number, -1], number < part.settings.length ? 2 : 1, "td");
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
function showLine(row, line, place, columns, tag) {
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

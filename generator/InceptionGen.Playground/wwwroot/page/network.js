// The network in numbers, and its picture.
// @ts-check
import { find, make } from "./dom.js";

/** @typedef {import("./language.js").Summary} Summary */

const number = new Intl.NumberFormat("en-US");

/**
 * @param {Summary} summary
 * @param {(row: number) => void} go Goes to a row of the table.
 */
export function showNumbers(summary, go) {
  const place = find("numbers");
  find("paper").closest("label")?.toggleAttribute("hidden", !summary.title);
  find("drawn").hidden = !summary.title;
  if (!summary.title) {
    place.replaceChildren(make("p", { class: "quiet" }, "Its shapes are not known. A module or a names table is not a network by itself; in a network, what is wrong above says why."));
    return;
  }

  const columns = summary.columns.map((name, index) => ({ name, isNumber: summary.rows.some(row => typeof row.cells[index] === "number") }));
  const table = make("table", {},
    make("caption", { class: "hidden" }, `${summary.title}, row by row`),
    make("thead", {}, make("tr", {}, ...columns.map(column => make("th", { scope: "col", class: column.isNumber ? "number" : null }, column.name)))),
    make("tbody", {}, ...summary.rows.map(row => make("tr", {}, ...row.cells.map((cell, index) => index > 0
      ? make("td", { class: columns[index].isNumber ? "number" : null }, typeof cell === "number" ? number.format(cell) : cell)
      : make("th", { scope: "row" }, named(String(cell), row.row, go)))))));
  place.replaceChildren(
    make("dl", { class: "facts" },
      fact(summary.parameters, "parameters"), fact(summary.multiplyAdds, "multiply-adds"), fact(number.format(summary.rows.length), "stages"),
      ...summary.totals.filter(([name]) => name.startsWith("bytes")).map(([name, count]) => fact(`${(count / 1e6).toFixed(1)} MB`, name.replace("bytes of", "for")))),
    make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "The rows in numbers" }, table));
}

/** @param {string | null} svg */
export function showPicture(svg) {
  const image = /** @type {HTMLImageElement} */ (find("drawn").querySelector("img"));
  if (image.src) URL.revokeObjectURL(image.src);
  image.removeAttribute("src");
  if (!svg) return;
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  image.alt = `${/<title>([^<]*)/.exec(svg)?.[1] ?? "The network"} from its image to its output; the table above says the same in numbers.`;
}

/**
 * @param {string} name
 * @param {number | undefined} row
 * @param {(row: number) => void} go
 */
function named(name, row, go) {
  if (row === undefined) return name;
  const button = make("button", { type: "button", class: "go" }, name);
  button.addEventListener("click", () => go(row));
  return button;
}

/**
 * @param {string} value
 * @param {string} name
 */
function fact(value, name) {
  return make("div", {}, make("dt", {}, name), make("dd", {}, value));
}

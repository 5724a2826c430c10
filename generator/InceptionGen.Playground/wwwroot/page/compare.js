// The table beside another one, row by row.
// @ts-check
import { counted, find, make } from "./dom.js";

const words = { "+": "only here", "-": "only there", "~": "differs", " ": "the same" };

/** @typedef {{ one?: string, other: string, rows: { sign: keyof typeof words, title: string, changes: string[] }[], totals: string[][] }} Difference */

/** @param {Difference | null} difference */
export function showDifference(difference) {
  const place = find("difference");
  if (!difference) {
    place.replaceChildren(make("p", { class: "quiet" }, "Choose a network, such as another lineage of this one."));
    return;
  }

  if (!difference.one) {
    place.replaceChildren(make("p", { class: "quiet" }, "One of the two is not a network whose shapes are known."));
    return;
  }

  const changed = difference.rows.filter(row => row.sign !== " ");
  const said = changed.length === 0 ? "They differ in names alone." : `${counted(changed.length, "row")} of ${difference.rows.length} differ.`;
  place.replaceChildren(
    make("p", {}, `${difference.one} | ${difference.other}: ${said}`),
    make("ul", { class: "totals" }, ...difference.totals.map(([name, left, right]) => make("li", { class: left === right ? "same" : "differs" }, `${name}: ${left} | ${right}`))),
    make("ol", { class: "rows" }, ...difference.rows.map(row => make("li", { class: { "+": "added", "-": "removed", "~": "changed", " ": "same" }[row.sign] },
      make("span", { class: "sign", title: words[row.sign] }, row.sign === " " ? "=" : row.sign), make("span", { class: "hidden" }, words[row.sign] + ": "), row.title,
      ...row.changes.length > 0 ? [make("ul", {}, ...row.changes.map(change => make("li", {}, change)))] : []))));
}

// The cells of the grids that are wrong: a colour, a sign, and what a screen reader says of them.
// @ts-check
import { set } from "./dom.js";

/** @typedef {import("./language.js").Finding} Finding */
/** @typedef {{ severity: "error" | "warning" | "advice", ids: string[] }} Mark */

const rank = { error: 3, warning: 2, advice: 1 }, sign = { error: "✕", warning: "!", advice: "i" };

export class CellMarks {
  /** @type {HTMLElement} */
  #root;
  /** @type {Map<string, HTMLElement>} */
  #marked = new Map();

  /** @param {HTMLElement} root What the cells are in. */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Marks the cells of these findings, and no others.
   * @param {Finding[]} findings
   */
  show(findings) {
    const marks = marksOf(findings);
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
}

/**
 * What is wrong in each place: its worst finding, and the list's items that say it.
 * @param {Finding[]} findings
 */
function marksOf(findings) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  findings.forEach((finding, index) => {
    if (!finding.place) return;
    const key = finding.place.join(), mark = marks.get(key);
    if (!mark) {
      marks.set(key, { severity: finding.severity, ids: [`finding-${index}`] });
      return;
    }

    mark.ids.push(`finding-${index}`);
    if (rank[finding.severity] > rank[mark.severity]) mark.severity = finding.severity;
  });
  return marks;
}

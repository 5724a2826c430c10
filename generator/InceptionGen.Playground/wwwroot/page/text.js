// The table as text: numbered lines, and what is wrong underlined.
// @ts-check
import { make } from "./dom.js";

/** @typedef {import("./language.js").Finding} Finding */

const pause = 1000;

export class TextView {
  /** @type {HTMLTextAreaElement} */
  #area;
  /** @type {HTMLElement} */
  #marks;
  /** @type {HTMLElement} */
  #gutter;
  /** @type {Finding[]} */
  #findings = [];
  #typings = 0;
  #last = 0;

  /**
   * @param {HTMLElement} root
   * @param {{ write: (text: string, group: string) => void, undo: () => void, redo: () => void }} actions
   */
  constructor(root, actions) {
    this.#area = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
    this.#marks = /** @type {HTMLElement} */ (root.querySelector(".marks"));
    this.#gutter = /** @type {HTMLElement} */ (root.querySelector(".gutter"));
    this.#area.addEventListener("input", () => {
      const now = performance.now();
      if (now - this.#last > pause) this.#typings++;
      this.#last = now;
      this.#draw();
      actions.write(this.#area.value, `text ${this.#typings}`);
    });
    this.#area.addEventListener("keydown", event => {
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) actions.redo();
      else actions.undo();
    });
  }

  /** @param {string} text */
  show(text) {
    if (this.#area.value !== text) this.#area.value = text;
    this.#draw();
  }

  /** @param {Finding[]} findings */
  mark(findings) {
    this.#findings = findings;
    this.#draw();
  }

  /**
   * Selects a part of the text.
   * @param {number} start
   * @param {number} end
   */
  go(start, end) {
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
    this.#marks.querySelector(`[data-start="${start}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #draw() {
    if (this.#area.closest("[hidden]")) return;
    const text = this.#area.value, wrong = new Map();
    /** @type {(Node | string)[]} */
    const pieces = [];
    let at = 0;
    for (const finding of [...this.#findings].sort((one, other) => one.start - other.start)) {
      wrong.set(finding.line, worse(wrong.get(finding.line), finding.severity));
      // An empty place is shown at the character before it.
      const start = finding.end > finding.start ? finding.start : Math.max(finding.start - 1, 0), end = Math.max(finding.end, start + 1);
      if (start < at || end > text.length) continue;
      pieces.push(text.slice(at, start), make("mark", { class: finding.severity, "data-start": finding.start }, text.slice(start, end)));
      at = end;
    }

    this.#marks.replaceChildren(...pieces, text.slice(at) + "\n ");
    const count = text.split("\n").length;
    this.#gutter.replaceChildren(...Array.from({ length: count }, (_, index) => make("span", { class: wrong.get(index + 1) ?? null }, String(index + 1))));
  }
}

/**
 * @param {string | undefined} one
 * @param {string} other
 */
function worse(one, other) {
  return one === "error" || other === "error" ? "error" : one === "warning" || other === "warning" ? "warning" : "advice";
}

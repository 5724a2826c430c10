// What is wrong, as a list: where, why, and what repairs it.
// @ts-check
import { counted, find, make } from "./dom.js";

/** @typedef {import("./language.js").Finding} Finding */
/** @typedef {import("./language.js").Fix} Fix */
/** @typedef {{ go: (finding: { place?: import("./language.js").Place, start: number, end: number }) => void, fix: (finding: number, fix: number) => void, nameOf: (place: import("./language.js").Place) => string }} Actions */

const words = { error: "Error", warning: "Warning", advice: "Advice" }, order = { error: 0, warning: 1, advice: 2 }, most = 100, longest = 60;

let shown = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/**
 * @param {Finding[]} findings
 * @param {Actions} actions
 */
export function showFindings(findings, actions) {
  const said = summaryOf(findings), whole = JSON.stringify([findings, findings.map(finding => finding.place && actions.nameOf(finding.place))]);
  if (whole === shown) return;
  shown = whole;
  find("count").textContent = said;
  find("findings").dataset.worst = findings.some(one => one.severity === "error") ? "error" : findings.some(one => one.severity === "warning") ? "warning" : findings.length > 0 ? "advice" : "none";
  find("fix-all").hidden = !findings.some(finding => finding.fixes.length > 0);
  const ordered = findings.map((finding, index) => ({ finding, index })).sort((one, other) => order[one.finding.severity] - order[other.finding.severity]);
  find("list").replaceChildren(...ordered.slice(0, most).map(({ finding, index }) => item(finding, index, actions)), ...findings.length > most ? [make("li", {}, `and ${findings.length - most} more`)] : []);

  // Spoken once the table rests.
  clearTimeout(speaking);
  speaking = setTimeout(() => { find("spoken").textContent = said; }, 600);
}

/**
 * Tells which of them are those of the active cell.
 * @param {number[]} indices
 */
export function showCurrent(indices) {
  for (const item of find("list").children) item.classList.toggle("current", indices.some(index => item.querySelector(`#finding-${index}`)));
}

/**
 * The buttons that apply a finding's fixes, each with what it changes.
 * @param {Finding} finding
 * @param {number} index
 * @param {Actions} actions
 */
export function fixesOf(finding, index, actions) {
  return finding.fixes.map((fix, number) => {
    const button = make("button", { type: "button", class: "fix" }, fix.title);
    button.addEventListener("click", () => actions.fix(index, number));
    return make("div", { class: "repair" }, button, ...fix.edits.filter(edit => edit.before).map(change));
  });
}

/** @param {Finding[]} findings */
function summaryOf(findings) {
  const errors = findings.filter(one => one.severity === "error").length, warnings = findings.filter(one => one.severity === "warning").length;
  const advice = findings.length - errors - warnings;
  const parts = [errors > 0 ? counted(errors, "error") : "", warnings > 0 ? counted(warnings, "warning") : "", advice > 0 ? counted(advice, "piece of advice", "pieces of advice") : ""].filter(part => part);
  return parts.length === 0 ? "Nothing is wrong: every size and count agrees." : parts.join(", ") + ".";
}

/**
 * @param {Finding} finding
 * @param {number} index
 * @param {Actions} actions
 */
function item(finding, index, actions) {
  const place = finding.place ? actions.nameOf(finding.place) : "the table";
  const go = make("button", { type: "button", class: "go" }, `${place}`, make("span", { class: "quiet" }, ` line ${finding.line}`));
  go.addEventListener("click", () => actions.go(finding));
  return make("li", { class: finding.severity, "data-place-of": finding.place?.join() ?? null },
    make("div", { class: "what" },
      make("strong", { class: "severity" }, words[finding.severity]), " ",
      make("a", { href: finding.page, title: finding.title }, finding.id), " ", go),
    make("p", { id: `finding-${index}` }, finding.message),
    ...fixesOf(finding, index, actions),
    ...related(finding, actions));
}

/**
 * @param {Finding} finding
 * @param {Actions} actions
 */
function related(finding, actions) {
  if (finding.related.length === 0) return [];
  const list = make("ul", {}, ...finding.related.map(place => {
    const button = make("button", { type: "button", class: "go" }, place.text, make("span", { class: "quiet" }, ` line ${place.line}`));
    button.addEventListener("click", () => actions.go(place));
    return make("li", {}, button);
  }));
  return [make("details", {}, make("summary", {}, counted(finding.related.length, "other place"), " it has to do with"), list)];
}

/** @param {{ before: string, after: string }} edit */
function change(edit) {
  return make("span", { class: "change" }, make("del", {}, cut(edit.before)), " ", edit.after ? make("ins", {}, cut(edit.after)) : "");
}

/** @param {string} text */
function cut(text) {
  return text.length > longest ? text.slice(0, longest - 1) + "…" : text;
}

// The page: what its parts tell each other.
// @ts-check
import { find, make } from "./dom.js";
import { area, Language } from "./language.js";
import { GridView } from "./grid.js";
import { TextView } from "./text.js";
import { fixesOf, showFindings } from "./findings.js";
import { showNumbers, showPicture } from "./network.js";
import { showDifference } from "./compare.js";
import { PhotoView } from "./photo.js";
import { History } from "./history.js";
import { download } from "./downloads.js";
import * as address from "./address.js";

/** @typedef {import("./language.js").Finding} Finding */
/** @typedef {import("./language.js").Place} Place */

const history = new History(), own = "own";
/** @type {Finding[]} */
let findings = [];
/** The open table. */
let table = { file: "table.csv", text: "" };
/** The open table before any change. */
let opened = { id: own, file: "table.csv", text: "" };
/** A cell to go to once the grid has it. @type {{ place: Place, isEdited: boolean } | null} */
let wanted = null;
/** The table before the cell was edited. */
let beforeEdit = { group: "", text: "" };
/** @type {Language} */
let language;
/** @type {import("./language.js").StartTable[]} */
let tables = [];

const startList = /** @type {HTMLSelectElement} */ (find("start")), otherList = /** @type {HTMLSelectElement} */ (find("other"));
const paper = /** @type {HTMLInputElement} */ (find("paper"));

const grid = new GridView(find("grids"), {
  write: (place, text, group) => {
    if (beforeEdit.group !== group) beforeEdit = { group, text: table.text };
    language.change(group, "SetCell", ...place, text);
  },
  takeBack: group => { if (beforeEdit.group === group) language.change(group, "Write", beforeEdit.text); },
  paste: (place, text) => language.change(null, "SetBlock", place[0], place[2], place[3], text),
  change: (change, place) => language.change(null, "Change", change, ...place, ""),
  undo,
  redo,
});
const text = new TextView(find("text-view"), { write: (written, group) => language.change(group, "Write", written), undo, redo });
const photo = new PhotoView(async () => {
  await language.settled();
  return table;
});

const actions = {
  /** @param {{ place?: Place, start: number, end: number }} finding */
  go: finding => {
    if (isText() || !finding.place) {
      show("text");
      text.go(finding.start, finding.end);
    } else {
      grid.go(finding.place);
    }
  },
  /** @param {number} finding @param {number} fix */
  fix: (finding, fix) => {
    const place = findings[finding].place;
    language.change(null, "Fix", finding, fix);
    if (place && !isText()) grid.go(place);
    else find("table").focus();
  },
  /** @param {Place} place */
  nameOf: place => grid.nameOf(place),
};

grid.moved = showCell;

try {
  const loaded = await Language.start({
    findings: answer => {
      findings = answer.findings;
      grid.mark(findings);
      if (answer.isLast) text.mark(findings);
      showFindings(findings, actions);
      showCell();
      find("speed").textContent = `Checked in ${Math.round(answer.waited)} ms, in this browser.`;
      find("speed").dataset.took = String(answer.took);
      find("speed").dataset.waited = String(answer.waited);
    },
    grid: (read, isLast, group) => {
      table = { file: read.file, text: read.text };
      grid.show(read);
      grid.mark(findings);
      showFindings(findings, actions);
      if (isLast) text.show(read.text);
      if (isLast) photo.keepFor(read.text);
      if (isLast) history.add(table, group);
      showState();
      showCell();
      if (wanted && isLast) {
        const { place, isEdited } = wanted;
        wanted = null;
        grid.go(place);
        if (isEdited) grid.edit(place);
      }
    },
    summary: summary => {
      showNumbers(summary, row => {
        show("grid");
        grid.go([0, area.rows, row, 0]);
      });
      photo.allow(findings.some(finding => finding.severity === "error") ? "The table has errors; fix them first."
        : summary.title ? "" : "This table is not a network by itself; open a network.");
    },
    picture: svg => {
      showPicture(svg);
      compare();
    },
    failure: error => fail(`The checker failed, which is a mistake of this page and not of the table. What you typed is kept. ${error}`),
  });
  language = loaded.language;
  tables = loaded.tables;
  fill(startList, [{ label: "", options: [[own, "A table of your own"]] }]);
  fill(otherList, [{ label: "", options: [["", "nothing"], [own, "the table as it was opened"]] }], isNetwork);
  startList.disabled = otherList.disabled = false;
  /** @type {HTMLButtonElement} */ (find("share")).disabled = false;
  await restore(loaded.first);
} catch (error) {
  fail(`The checker cannot be loaded: ${error instanceof Error ? error.message : error}. The page has to be opened from a server of files, such as "python3 -m http.server".`);
}

startList.addEventListener("change", () => startList.value === own ? undefined : openStart(startList.value));
otherList.addEventListener("change", () => {
  compare();
  remember();
});
paper.addEventListener("change", () => language.showPaper(paper.checked));
find("undo").addEventListener("click", undo);
find("redo").addEventListener("click", redo);
find("fix-all").addEventListener("click", async () => {
  // Otherwise what was typed just before and what fixes it are one change, which is none, and cannot be taken back.
  await language.settled();
  language.change(null, "FixAll");
});
find("share").addEventListener("click", share);
find("bar").addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", () => restore(opened.id));

for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=view]"))) {
  radio.addEventListener("change", () => {
    show(radio.value);
    remember();
  });
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-download]"))) {
  button.addEventListener("click", async () => {
    /** @type {HTMLDetailsElement} */ (find("downloads")).open = false;
    await language.settled();
    const reason = await download(language, /** @type {"csv"} */ (button.dataset.download), table);
    say(reason ?? "Saved.");
  });
}

find("file").addEventListener("change", async event => {
  const input = /** @type {HTMLInputElement} */ (event.target), file = input.files?.[0];
  if (file) open({ id: own, file: file.name, text: await file.text() });
  input.value = "";
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape") for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"))) menu.open = false;
});

/** @param {{ id: string, file: string, text: string }} next */
function open(next) {
  opened = next;
  startList.value = next.id;
  language.change(null, "Open", next.file, next.text);
}

/** @param {string} id */
async function openStart(id) {
  const known = tables.find(one => one.id === id) ?? tables[0];
  open({ id: known.id, file: known.file, text: await language.ask("StartTable", known.id) });
}

/** @param {{ file: string, text: string } | null} state */
function goTo(state) {
  if (state) language.change(null, "Open", state.file, state.text);
}

async function undo() {
  await language.settled();
  if (history.canUndo) goTo(history.undo());
}

async function redo() {
  await language.settled();
  if (history.canRedo) goTo(history.redo());
}

function isText() {
  return !find("text-view").hidden;
}

/** @param {string} view */
function show(view) {
  find("grid-view").hidden = view === "text";
  find("text-view").hidden = view !== "text";
  const radio = /** @type {HTMLInputElement} */ (document.querySelector(`input[name=view][value=${view === "text" ? "text" : "grid"}]`));
  radio.checked = true;
  if (view === "text") text.show(table.text);
}

/** What is wrong with the active cell, above the grid. */
function showCell() {
  const key = grid.active.join(), column = grid.active[3], bar = find("cell");
  const here = findings.map((finding, index) => ({ finding, index })).filter(({ finding }) => finding.place?.join() === key
    || (finding.place && finding.place[3] < 0 && finding.place.slice(0, 3).join() === grid.active.slice(0, 3).join()));
  const what = make("div", { class: "here" }, make("span", { class: "place" }, grid.nameOf(grid.active)), " ", make("code", {}, grid.at(grid.active)?.textContent ?? ""));
  const menu = make("details", { class: "menu" }, make("summary", {}, "Row, column"), make("div", { class: "list" },
    ...[["duplicate", "Duplicate the row"], ["delete", "Delete the row"], ["add column", "Add a column after this"], ["delete column", "Delete the column"]].map(([change, name]) => {
      const isOfRow = change === "duplicate" || change === "delete";
      const isPossible = grid.grid?.isEditable && isKnown(grid.active) && (isOfRow ? grid.active[1] !== area.header : grid.active[1] !== area.settings && column >= 0);
      const button = make("button", { type: "button", disabled: !isPossible }, name);
      button.addEventListener("click", () => changeGrid(change));
      return button;
    })));
  const wrong = here.map(({ finding, index }) => make("div", { class: `wrong ${finding.severity}` }, make("p", {}, finding.message), ...fixesOf(finding, index, actions)));
  const signature = [what, ...wrong].map(element => element.outerHTML).join("") + menu.innerHTML;
  if (bar.dataset.signature === signature) return;
  bar.dataset.signature = signature;
  bar.replaceChildren(make("div", { class: "row" }, what, menu), ...wrong);
  for (const item of find("list").children) item.classList.toggle("current", here.some(({ index }) => item.querySelector(`#finding-${index}`)));
}

/** @param {Place} place */
function isKnown([part, inArea, row]) {
  const known = grid.grid?.parts[part];
  return Boolean(known && (inArea === area.header || row < (inArea === area.settings ? known.settings : known.rows).length));
}

/** @param {string} change */
function changeGrid(change) {
  const [part, inArea, row, column] = grid.active;
  language.change(null, "Change", change, ...grid.active, "");
  wanted = change === "add column" ? { place: [part, area.header, 0, column + 1], isEdited: true }
    : { place: [part, inArea, change === "duplicate" ? row + 1 : row, change === "delete column" ? Math.max(column - 1, 0) : column], isEdited: false };
}

function showState() {
  /** @type {HTMLButtonElement} */ (find("undo")).disabled = !history.canUndo;
  /** @type {HTMLButtonElement} */ (find("redo")).disabled = !history.canRedo;
  const source = grid.grid?.parts[0]?.settings.find(line => line.cells[0] === "source")?.cells[1];
  find("about").textContent = (source ?? "") + (grid.grid && !grid.grid.isEditable ? " A table in JSON is edited as text." : "");
  remember();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let remembering;

/** Puts the state into the address once it rests: browsers limit how often that may be. */
function remember() {
  clearTimeout(remembering);
  remembering = setTimeout(async () => {
    const fragment = await address.write(state());
    if (fragment !== location.hash) globalThis.history.replaceState(null, "", fragment);
  }, 250);
}

/** @returns {import("./address.js").State} */
function state() {
  const isOwn = opened.id === own || table.text !== opened.text || table.file !== opened.file;
  return {
    table: opened.id === own ? undefined : opened.id,
    file: isOwn ? table.file : undefined,
    text: isOwn ? table.text : undefined,
    view: isText() ? "text" : undefined,
    with: otherList.value || undefined,
    embed: document.body.classList.contains("embedded") ? "1" : undefined,
  };
}

/** @param {string} first The table to open if the address names none. */
async function restore(first) {
  try {
    const wish = await address.read(location.hash);
    if (JSON.stringify(wish) === JSON.stringify(state()) && table.text) return;
    // In the frame of another page there is the table and what is wrong with it.
    document.body.classList.toggle("embedded", Boolean(wish.embed));
    show(wish.view ?? "grid");
    otherList.value = [...otherList.options].some(option => option.value === wish.with) ? wish.with ?? "" : "";
    await openStart(tables.some(one => one.id === wish.table) ? wish.table ?? first : first);
    if (wish.text !== undefined) {
      if (!wish.table) opened = { id: own, file: wish.file ?? "table.csv", text: wish.text };
      startList.value = opened.id;
      language.change(null, "Open", wish.file ?? opened.file, wish.text);
    }
  } catch {
    await openStart(first);
    say("The link is damaged: the table in it cannot be read.");
  }
}

async function share() {
  await language.settled();
  const fragment = await address.write(state());
  globalThis.history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    say(`The link is copied (${location.href.length} characters). The table is in the link itself.`);
  } catch {
    say("The browser does not let the page copy. The address above is the link.");
  }
}

async function compare() {
  const chosen = otherList.value;
  if (!chosen) return showDifference(null);
  const other = chosen === own ? opened : tables.find(one => one.id === chosen);
  if (!other) return;
  const written = "text" in other ? other.text : await language.ask("StartTable", other.id);
  const difference = JSON.parse(await language.ask("Difference", other.file, written));
  if (otherList.value === chosen) showDifference(difference);
}

/** @param {import("./language.js").StartTable} one */
function isNetwork(one) {
  return !one.group.startsWith("Names") && !one.title.includes("module");
}

/**
 * @param {HTMLSelectElement} list
 * @param {{ label: string, options: string[][] }[]} first
 * @param {(table: import("./language.js").StartTable) => boolean} [isWanted]
 */
function fill(list, first, isWanted = () => true) {
  const groups = new Map(tables.filter(isWanted).map(one => [one.group, make("optgroup", { label: one.group })]));
  for (const one of tables.filter(isWanted)) groups.get(one.group)?.append(make("option", { value: one.id }, one.title));
  list.replaceChildren(...first.flatMap(group => group.options.map(([value, label]) => make("option", { value }, label))), ...groups.values());
}

/** @param {string} words */
function say(words) {
  find("said").textContent = words;
}

/** @param {string} words */
function fail(words) {
  find("failure").textContent = words;
  find("failure").hidden = false;
}

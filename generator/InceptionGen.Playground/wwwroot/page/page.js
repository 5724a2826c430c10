// The page: what its parts tell each other.
// @ts-check
import { find } from "./dom.js";
import { area, Language } from "./language.js";
import { own, TableLists } from "./table-lists.js";
import { GridView } from "./grid.js";
import { CellBar, placeAfter } from "./cell-bar.js";
import { TextView } from "./text.js";
import { showFindings } from "./findings.js";
import { showNumbers, showPicture } from "./network.js";
import { PhotoView } from "./photo.js";
import { History } from "./history.js";
import { Link } from "./link.js";
import { watchControls } from "./controls.js";
import { download } from "./downloads.js";

/** @typedef {import("./language.js").Finding} Finding */
/** @typedef {import("./language.js").Place} Place */

const history = new History(), link = new Link(state);
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
/** @type {TableLists} */
let lists;

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
  /** @param {import("./cell-bar.js").Change} change */
  change: change => {
    language.change(null, "Change", change, ...grid.active, "");
    wanted = { place: placeAfter(change, grid.active), isEdited: change === "add column" };
  },
};

const bar = new CellBar(find("cell"), grid, actions);
grid.moved = () => bar.show(findings);

try {
  const loaded = await Language.start({
    findings: answer => {
      findings = answer.findings;
      grid.mark(findings);
      if (answer.isLast) text.mark(findings);
      showFindings(findings, actions);
      bar.show(findings);
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
      bar.show(findings);
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
      lists.compare(opened);
    },
    failure: error => fail(`The checker failed, which is a mistake of this page and not of the table. What you typed is kept. ${error}`),
  });
  language = loaded.language;
  lists = new TableLists(language, loaded.tables);
  /** @type {HTMLButtonElement} */ (find("share")).disabled = false;
  await restore(loaded.first);
} catch (error) {
  fail(`The checker cannot be loaded: ${error instanceof Error ? error.message : error}. Copy the published folder as a whole to a server of files, such as "python3 -m http.server".`);
}

addEventListener("hashchange", () => restore(opened.id));
watchControls({
  start: async id => { if (id !== own) open(await lists.read(id)); },
  other: () => {
    lists.compare(opened);
    link.remember();
  },
  paper: isWanted => language.showPaper(isWanted),
  open: (file, content) => open({ id: own, file, text: content }),
  view: chosen => {
    show(chosen);
    link.remember();
  },
  undo,
  redo,
  fixAll: async () => {
    // Otherwise what was typed just before and what fixes it are one change, which is none, and cannot be taken back.
    await language.settled();
    language.change(null, "FixAll");
  },
  share: async () => {
    await language.settled();
    say(await link.copy());
  },
  download: async kind => {
    await language.settled();
    say(await download(language, kind, table) ?? "Saved.");
  },
});

/** @param {import("./table-lists.js").Opened} next */
function open(next) {
  opened = next;
  lists.showOpened(next.id);
  language.change(null, "Open", next.file, next.text);
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

function showState() {
  /** @type {HTMLButtonElement} */ (find("undo")).disabled = !history.canUndo;
  /** @type {HTMLButtonElement} */ (find("redo")).disabled = !history.canRedo;
  const source = grid.grid?.parts[0]?.settings.find(line => line.cells[0] === "source")?.cells[1];
  find("about").textContent = (source ?? "") + (grid.grid && !grid.grid.isEditable ? " A table in JSON is edited as text." : "");
  link.remember();
}

/** @returns {import("./address.js").State} */
function state() {
  const isOwn = opened.id === own || table.text !== opened.text || table.file !== opened.file;
  return {
    table: opened.id === own ? undefined : opened.id,
    file: isOwn ? table.file : undefined,
    text: isOwn ? table.text : undefined,
    view: isText() ? "text" : undefined,
    with: lists?.other || undefined,
    embed: document.body.classList.contains("embedded") ? "1" : undefined,
  };
}

/** @param {string} first The table to open if the address names none. */
async function restore(first) {
  try {
    const wish = await link.wish();
    if (!wish && table.text) return;
    // In the frame of another page there is the table and what is wrong with it.
    document.body.classList.toggle("embedded", Boolean(wish?.embed));
    show(wish?.view ?? "grid");
    lists.other = wish?.with ?? "";
    open(await lists.read(wish?.table && lists.has(wish.table) ? wish.table : first));
    if (wish?.text !== undefined) {
      if (!wish.table) opened = { id: own, file: wish.file ?? "table.csv", text: wish.text };
      lists.showOpened(opened.id);
      language.change(null, "Open", wish.file ?? opened.file, wish.text);
    }
  } catch {
    open(await lists.read(first));
    say("The link is damaged: the table in it cannot be read.");
  }
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

// Keys, pointers and the clipboard in a grid.
// @ts-check
import { make } from "./dom.js";
import { area } from "./language.js";

/** @typedef {import("./language.js").Place} Place */
/**
 * @typedef {{ write: (place: Place, text: string, group: string) => void, paste: (place: Place, text: string) => void, takeBack: (group: string) => void,
 *   change: (change: string, place: Place) => void, undo: () => void, redo: () => void }} Actions
 */

let sessions = 0;

/**
 * @param {HTMLElement} root
 * @param {import("./grid.js").GridView} view
 * @param {Actions} actions
 */
export function watchKeys(root, view, actions) {
  root.addEventListener("keydown", event => {
    const cell = /** @type {HTMLElement} */ (event.target);
    if (!cell.dataset.place) return;
    if (onCell(event, cell)) event.preventDefault();
  });

  root.addEventListener("mousedown", event => {
    const cell = /** @type {HTMLElement} */ (event.target).closest("[data-place]");
    // A second click on a cell edits it.
    if (cell instanceof HTMLElement && cell === document.activeElement) {
      event.preventDefault();
      edit(cell, null);
    } else if (cell instanceof HTMLElement && cell.tabIndex < 0 && !cell.querySelector("input")) {
      cell.focus();
    }
  });

  root.addEventListener("paste", event => {
    const cell = /** @type {HTMLElement} */ (event.target), text = event.clipboardData?.getData("text/plain");
    if (!cell.dataset.place || !text || !view.grid?.isEditable) return;
    event.preventDefault();
    const [part, inArea, row, column] = placeOf(cell);
    if (inArea === area.rows && /[\t\n]/.test(text.trimEnd())) actions.paste([part, inArea, row, Math.max(column, 0)], text);
    else if (column >= 0) actions.write(placeOf(cell), text.trim(), newGroup());
  });

  root.addEventListener("copy", event => {
    const cell = /** @type {HTMLElement} */ (event.target);
    if (!cell.dataset.place || String(getSelection())) return;
    event.clipboardData?.setData("text/plain", cell.textContent ?? "");
    event.preventDefault();
  });

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} cell
   * @returns {boolean} Whether the key has been used.
   */
  function onCell(event, cell) {
    const place = placeOf(cell), isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === "z" && !event.shiftKey) return actions.undo(), true;
    if (isCommand && (event.key.toLowerCase() === "y" || (event.key.toLowerCase() === "z" && event.shiftKey))) return actions.redo(), true;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && !isCommand) return moveRow(place, event.key === "ArrowUp"), true;
    if (event.key.startsWith("Arrow") || ["Home", "End", "PageUp", "PageDown"].includes(event.key)) return move(cell, event.key, isCommand);
    if (isCommand || event.altKey) return false;
    if (event.key === "Enter" || event.key === "F2") return edit(cell, null), true;
    if (event.key === "Delete" || event.key === "Backspace") {
      if (place[3] >= 0 && view.grid?.isEditable) actions.write(place, "", newGroup());
      return true;
    }

    return event.key.length === 1 && event.key !== " " ? (edit(cell, event.key), true) : false;
  }

  /**
   * @param {Place} place
   * @param {boolean} isUp
   */
  function moveRow([part, inArea, row, column], isUp) {
    const target = isUp ? row - 1 : row + 1;
    if (inArea !== area.rows || target < 0 || target >= (view.grid?.parts[part].rows.length ?? 0) || row >= (view.grid?.parts[part].rows.length ?? 0)) return;
    actions.change("down", [part, inArea, Math.min(row, target), column]);
    view.go([part, inArea, target, column]);
  }

  /**
   * @param {HTMLElement} cell
   * @param {string} key
   * @param {boolean} isFar
   */
  function move(cell, key, isFar) {
    const rows = [...(cell.closest("table")?.rows ?? [])], row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    let y = rows.indexOf(row), x = [...row.cells].indexOf(/** @type {HTMLTableCellElement} */ (cell));
    if (key === "ArrowLeft") x--;
    else if (key === "ArrowRight") x++;
    else if (key === "ArrowUp") y--;
    else if (key === "ArrowDown") y++;
    else if (key === "PageUp") y -= 10;
    else if (key === "PageDown") y += 10;
    else if (key === "Home") [x, y] = [1, isFar ? 0 : y];
    else [x, y] = [row.cells.length - 1, isFar ? rows.length - 1 : y];
    y = Math.min(Math.max(y, 0), rows.length - 1);
    const target = rows[y].cells[Math.min(Math.max(x, 1), rows[y].cells.length - 1)];
    target.focus();
    return true;
  }

  /**
   * Opens a cell for typing. Every key is written into the table at once.
   * @param {HTMLElement} cell
   * @param {string | null} typed What the cell begins with in place of its text.
   */
  function edit(cell, typed) {
    const place = placeOf(cell);
    if (place[3] < 0 || !view.grid?.isEditable) return;
    const before = cell.textContent ?? "", group = newGroup();
    const input = make("input", { "aria-label": view.nameOf(place), autocomplete: "off", spellcheck: "false" });
    input.value = typed ?? before;
    cell.replaceChildren(input);
    input.focus();
    if (typed === null) input.select();
    else actions.write(place, input.value, group);

    let isDone = false;
    /** @param {boolean} isKept */
    const finish = isKept => {
      if (isDone) return;
      isDone = true;
      const text = isKept ? input.value.trim() : before;
      input.remove();
      cell.textContent = text;
      if (!isKept) actions.takeBack(group);
    };
    input.addEventListener("input", () => actions.write(place, input.value, group));
    input.addEventListener("blur", () => finish(true));
    input.addEventListener("keydown", event => {
      event.stopPropagation();
      if (event.key !== "Enter" && event.key !== "Tab" && event.key !== "Escape") return;
      event.preventDefault();
      finish(event.key !== "Escape");
      cell.focus();
      if (event.key === "Enter") move(cell, event.shiftKey ? "ArrowUp" : "ArrowDown", false);
      if (event.key === "Tab") move(cell, event.shiftKey ? "ArrowLeft" : "ArrowRight", false);
    });
  }

  /** @param {HTMLElement} cell */
  function placeOf(cell) {
    return /** @type {Place} */ ((cell.dataset.place ?? "").split(",").map(Number));
  }

  view.edit = place => {
    const cell = view.at(place);
    if (cell) edit(cell, null);
  };
}

/** What is typed into one cell is taken back at once. */
function newGroup() {
  return `cell ${++sessions}`;
}

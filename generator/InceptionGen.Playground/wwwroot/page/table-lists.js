// The two lists of tables: the one to open, and the one to compare with.
// @ts-check
import { find, make } from "./dom.js";
import { showDifference } from "./compare.js";

/** @typedef {import("./language.js").StartTable} StartTable */
/** @typedef {{ id: string, file: string, text: string }} Opened A table as it was opened. */

/** What stands for a table that is not in the lists. */
export const own = "own";

export class TableLists {
  #language;
  #tables;
  #start = /** @type {HTMLSelectElement} */ (find("start"));
  #other = /** @type {HTMLSelectElement} */ (find("other"));

  /**
   * @param {import("./language.js").Language} language
   * @param {StartTable[]} tables
   */
  constructor(language, tables) {
    this.#language = language;
    this.#tables = tables;
    fill(this.#start, [[own, "A table of your own"]], tables);
    fill(this.#other, [["", "nothing"], [own, "the table as it was opened"]], tables.filter(isNetwork));
    this.#start.disabled = this.#other.disabled = false;
  }

  /** The table to compare with: its name in the list, or "own" for the open one before any change; "" for none. */
  get other() {
    return this.#other.value;
  }

  set other(id) {
    this.#other.value = [...this.#other.options].some(option => option.value === id) ? id : "";
  }

  /** @param {string} id */
  showOpened(id) {
    this.#start.value = id;
  }

  /** @param {string | undefined} id */
  has(id) {
    return this.#tables.some(one => one.id === id);
  }

  /**
   * @param {string} id
   * @returns {Promise<Opened>} The table of that name; the first of the list if there is none.
   */
  async read(id) {
    const known = this.#tables.find(one => one.id === id) ?? this.#tables[0];
    return { id: known.id, file: known.file, text: await this.#language.ask("StartTable", known.id) };
  }

  /**
   * Shows the open table beside the chosen one.
   * @param {Opened} opened The open table before any change.
   */
  async compare(opened) {
    const chosen = this.other;
    if (!chosen) return showDifference(null);
    if (chosen !== own && !this.has(chosen)) return;
    const other = chosen === own ? opened : await this.read(chosen);
    const difference = JSON.parse(await this.#language.ask("Difference", other.file, other.text));
    if (this.other === chosen) showDifference(difference);
  }
}

/** @param {StartTable} one */
function isNetwork(one) {
  return !one.group.startsWith("Names") && !one.title.includes("module");
}

/**
 * @param {HTMLSelectElement} list
 * @param {string[][]} first What stands above the tables.
 * @param {StartTable[]} tables
 */
function fill(list, first, tables) {
  const groups = new Map(tables.map(one => [one.group, make("optgroup", { label: one.group })]));
  for (const one of tables) groups.get(one.group)?.append(make("option", { value: one.id }, one.title));
  list.replaceChildren(...first.map(([value, label]) => make("option", { value }, label)), ...groups.values());
}

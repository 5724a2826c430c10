// What the table was before, to go back to.
// @ts-check

const most = 200;

/** @typedef {{ file: string, text: string }} State */

export class History {
  /** @type {State[]} */
  #states = [];
  #at = -1;
  /** @type {string | null} */
  #group = null;

  get canUndo() { return this.#at > 0; }

  get canRedo() { return this.#at < this.#states.length - 1; }

  /**
   * Remembers a state; one of the same group takes the place of the last.
   * @param {State} state
   * @param {string | null} group
   */
  add(state, group) {
    const last = this.#states[this.#at];
    if (last && last.text === state.text && last.file === state.file) return;
    this.#states.length = this.#at + 1;
    if (group !== null && group === this.#group && this.#at > 0) this.#states.pop();
    // What is typed and taken back again leaves nothing to undo.
    const before = this.#states.at(-1);
    if (!(before && before.text === state.text && before.file === state.file)) this.#states.push(state);
    if (this.#states.length > most) this.#states.shift();
    this.#at = this.#states.length - 1;
    this.#group = group;
  }

  /** @returns {State} */
  undo() {
    this.#group = null;
    return this.#states[--this.#at];
  }

  /** @returns {State} */
  redo() {
    this.#group = null;
    return this.#states[++this.#at];
  }
}

// The page's side of the checker: changes go in, and what is made of them comes out.
// @ts-check

/** @typedef {[part: number, area: number, row: number, column: number]} Place */
/** @typedef {{ title: string, edits: { before: string, after: string }[] }} Fix */
/** @typedef {{ text: string, line: number, column: number, start: number, end: number, place?: Place }} Related */
/**
 * @typedef {{ id: string, title: string, severity: "error" | "warning" | "advice", message: string, page: string, start: number, end: number,
 *   line: number, column: number, place?: Place, fixes: Fix[], related: Related[] }} Finding
 */
/** @typedef {{ line: number, cells: string[] }} Line */
/** @typedef {{ kind: string, name: string, settings: Line[], header: Line[], rows: Line[] }} Part */
/** @typedef {{ file: string, text: string, isEditable: boolean, parts: Part[] }} Grid */
/** @typedef {{ id: string, group: string, title: string, file: string }} StartTable */
/**
 * @typedef {{ title?: string, columns: string[], rows: { cells: (string | number)[], row?: number }[], parameters: string, multiplyAdds: string,
 *   totals: [string, number][] }} Summary
 */
/**
 * @typedef {{ findings: (answer: { findings: Finding[], took: number, waited: number, isLast: boolean }) => void, grid: (grid: Grid, isLast: boolean, group: string | null) => void,
 *   summary: (summary: Summary) => void, picture: (svg: string | null) => void, failure: (error: string) => void }} Listener
 */

export const area = { settings: 0, header: 1, rows: 2 };

export class Language {
  /** @type {Worker} */
  #worker;
  #version = 0;
  #shown = 0;
  /** @type {(() => void)[]} */
  #waiting = [];
  #asked = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #open = new Map();
  /** @type {Map<number, { at: number, group: string | null }>} */
  #changes = new Map();
  /** @type {Listener} */
  #listener;

  /**
   * @param {Worker} worker
   * @param {Listener} listener
   */
  constructor(worker, listener) {
    this.#worker = worker;
    this.#listener = listener;
    worker.addEventListener("message", event => this.#receive(event.data));
  }

  /**
   * Starts the checker.
   * @param {Listener} listener
   * @returns {Promise<{ language: Language, first: string, tables: StartTable[] }>}
   */
  static start(listener) {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    let isReady = false;
    return new Promise((resolve, reject) => {
      worker.addEventListener("error", event => {
        const reason = event.message || "its file is missing";
        reject(new Error(reason));
        if (isReady) listener.failure(reason);
      });
      worker.addEventListener("message", function ready(event) {
        worker.removeEventListener("message", ready);
        isReady = event.data.kind === "ready";
        if (event.data.kind === "unloaded") reject(new Error(event.data.error));
        else resolve({ language: new Language(worker, listener), first: event.data.first, tables: event.data.tables });
      });
    });
  }

  /**
   * Changes the table.
   * @param {string | null} group Changes of the same group that follow each other are taken back together.
   * @param {string} name A method of Bridge.cs.
   * @param {...unknown} args
   */
  change(group, name, ...args) {
    this.#version++;
    this.#changes.set(this.#version, { at: performance.now(), group });
    this.#worker.postMessage({ kind: "change", version: this.#version, name, args });
  }

  /**
   * Whether what the table prints stands beside the network's numbers. The table stays as it is.
   * @param {boolean} isWanted
   */
  showPaper(isWanted) {
    this.#worker.postMessage({ kind: "change", version: this.#version, name: "Paper", args: [isWanted] });
  }

  /** Resolves once the last change is shown, so that nothing is taken back or saved that is older than what was typed. */
  settled() {
    return /** @type {Promise<void>} */ (new Promise(resolve => this.#shown === this.#version ? resolve() : this.#waiting.push(resolve)));
  }

  /**
   * Asks something that changes nothing.
   * @param {string} name A method of Bridge.cs.
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  ask(name, ...args) {
    const id = ++this.#asked;
    this.#worker.postMessage({ kind: "ask", id, name, args });
    return new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
  }

  /** @param {any} message */
  #receive(message) {
    if (message.kind === "answer") {
      const asked = this.#open.get(message.id);
      this.#open.delete(message.id);
      if (message.error) asked?.reject(new Error(message.error));
      else asked?.resolve(message.value);
      return;
    }

    const isLast = message.version === this.#version, change = this.#changes.get(message.version);
    if (message.kind === "findings") this.#listener.findings({ ...message, isLast, waited: change ? performance.now() - change.at : 0 });
    else if (message.kind === "grid") this.#listener.grid(message, isLast, change?.group ?? null);
    else if (message.kind === "summary") this.#listener.summary(message);
    else if (message.kind === "picture") this.#listener.picture(message.svg);
    else if (message.kind === "failure") this.#listener.failure(message.error);
    if (message.kind === "grid" || message.kind === "failure") this.#shown = message.version;
    if (this.#shown === this.#version) this.#waiting.splice(0).forEach(resolve => resolve());
    for (const version of this.#changes.keys()) if (version < message.version) this.#changes.delete(version);
  }
}

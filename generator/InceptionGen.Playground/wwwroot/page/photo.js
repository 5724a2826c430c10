// "Run it on a photo": which photo, which weights, and what the open network says of it.
// @ts-check
import { find, make } from "./dom.js";

/** @typedef {{ file: string, text: string }} Table */
/** @typedef {{ index: number, name?: string, probability: number }} Class */
/**
 * @typedef {{ kind: "step", words: string } | { kind: "refusal", words: string } | { kind: "classes", classes: Class[], took: number } | { kind: "failure", error: string }} Answer
 */

export class PhotoView {
  #run = /** @type {HTMLButtonElement} */ (find("run"));
  #photo = /** @type {HTMLInputElement} */ (find("photo-file"));
  #weights = /** @type {HTMLInputElement} */ (find("weights-file"));
  /** @type {() => Promise<Table>} */
  #tableOf;
  /** @type {Worker | null} */
  #worker = null;
  #isRunning = false;
  /** Whether the photo that is being chosen was asked for by "Run". */
  #isAwaited = false;
  /** Why it cannot run; "" if it can. */
  #reason = "The checker is loading.";
  /** The open table, and the one of the answer that is shown or awaited. */
  #open = "";
  #answered = "";

  /** @param {() => Promise<Table>} tableOf The open table, once all that was typed is in it. */
  constructor(tableOf) {
    this.#tableOf = tableOf;
    this.#run.addEventListener("click", () => {
      this.#isAwaited = !this.#photo.files?.length;
      if (this.#isAwaited) this.#photo.click();
      else this.#start();
    });
    this.#photo.addEventListener("change", () => {
      this.#showChoices();
      if (this.#isAwaited && this.#photo.files?.length && !this.#reason) this.#start();
      this.#isAwaited = false;
    });
    this.#weights.addEventListener("change", () => this.#showChoices());
    find("synthetic").addEventListener("click", () => {
      this.#weights.value = "";
      this.#showChoices();
      this.#weights.focus();
    });
    find("stop").addEventListener("click", () => {
      this.#end();
      this.#say("Stopped.");
      this.#run.focus();
    });
    this.#showChoices();
  }

  /**
   * Says whether the open table can run.
   * @param {string} reason Why not; "" if it can.
   */
  allow(reason) {
    this.#reason = reason;
    this.#showState();
  }

  /** Takes back what was said of another table. @param {string} text The open table. */
  keepFor(text) {
    this.#open = text;
    if (this.#isRunning || this.#answered === text) return;
    this.#answered = text;
    this.#say("");
    find("classes").replaceChildren();
  }

  async #start() {
    const photo = this.#photo.files?.[0], weights = this.#weights.files?.[0] ?? null;
    if (!photo || this.#isRunning) return;
    this.#isRunning = true;
    this.#showState();
    this.#say("Loading what runs networks …");
    find("classes").replaceChildren();
    const table = await this.#tableOf();
    this.#answered = table.text;
    const worker = this.#worker ??= new Worker(new URL("./runner.js", import.meta.url), { type: "module" });
    worker.onerror = event => this.#fail(event.message || "its file is missing");
    worker.onmessage = event => this.#receive(event.data, photo, weights);
    worker.postMessage({ file: table.file, text: table.text, weights, photo });
  }

  /**
   * @param {Answer} answer
   * @param {File} photo
   * @param {File | null} weights
   */
  #receive(answer, photo, weights) {
    if (answer.kind === "step") {
      this.#say(answer.words);
      return;
    }

    if (answer.kind === "failure") {
      this.#fail(answer.error);
      return;
    }

    this.#isRunning = false;
    this.#showState();
    if (answer.kind === "refusal") {
      this.#say(answer.words, true);
      return;
    }

    const [best] = answer.classes, seconds = (answer.took / 1000).toFixed(answer.took < 10_000 ? 2 : 1);
    this.#say(`${photo.name}: ${nameOf(best)}, ${percent(best)}. It took ${seconds} s in this browser`
      + (weights ? "." : ", with synthetic weights, which recognise nothing.")
      + (this.#open === this.#answered ? "" : " The table was changed meanwhile: this is what it said before."));
    find("classes").replaceChildren(...answer.classes.map(one => {
      const bar = make("span", { class: "probability", "aria-hidden": "true" });
      bar.style.width = `${100 * one.probability}%`;
      return make("li", { "data-class": one.index, "data-probability": one.probability },
        make("span", {}, nameOf(one)), " ", make("span", { class: "number" }, percent(one)), make("span", { class: "track", "aria-hidden": "true" }, bar));
    }));
  }

  /** A worker that failed may be out of memory: the next run has another. @param {string} error */
  #fail(error) {
    this.#end();
    this.#say(`The network could not run in this browser; a smaller one, or more free memory, may help. ${error}`, true);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#isRunning = false;
    this.#showState();
  }

  #showChoices() {
    const photo = this.#photo.files?.[0], weights = this.#weights.files?.[0], shown = /** @type {HTMLImageElement} */ (find("shown"));
    find("photo-name").textContent = photo?.name ?? "none is chosen";
    find("weights-name").textContent = weights?.name ?? "synthetic, which recognise nothing";
    find("synthetic").hidden = !weights;
    if (shown.src) URL.revokeObjectURL(shown.src);
    shown.removeAttribute("src");
    shown.hidden = !photo;
    if (photo) shown.src = URL.createObjectURL(photo);
    shown.alt = photo ? `The photo ${photo.name}` : "";
    // One that the browser cannot show may still be one that C# reads.
    shown.onerror = () => { shown.hidden = true; };
    if (this.#isRunning) return;
    this.#say("");
    find("classes").replaceChildren();
  }

  #showState() {
    this.#run.disabled = this.#isRunning || Boolean(this.#reason);
    find("why").textContent = this.#isRunning ? "" : this.#reason;
    this.#photo.disabled = this.#weights.disabled = this.#isRunning;
    /** @type {HTMLButtonElement} */ (find("synthetic")).disabled = this.#isRunning;
    find("computing").hidden = find("stop").hidden = !this.#isRunning;
  }

  /**
   * @param {string} words
   * @param {boolean} [isWrong]
   */
  #say(words, isWrong = false) {
    const place = find("answer");
    place.textContent = words;
    place.classList.toggle("refusal", isWrong);
  }
}

/** @param {Class} one */
function nameOf(one) {
  return one.name ?? `class ${one.index}`;
}

/** @param {Class} one */
function percent(one) {
  return `${(100 * one.probability).toFixed(1)} %`;
}

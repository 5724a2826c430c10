// The address of the page, which shows to others what the page shows.
// @ts-check
import * as address from "./address.js";

/** Browsers limit how often an address may change: it does once the page rests. */
const rest = 250;

export class Link {
  #state;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /** @param {() => address.State} state What the page shows. */
  constructor(state) {
    this.#state = state;
  }

  /** What the address asks for; undefined if that is what the page shows. An address that cannot be read is an error. */
  async wish() {
    const wish = await address.read(location.hash);
    return JSON.stringify(wish) === JSON.stringify(this.#state()) ? undefined : wish;
  }

  /** Puts what the page shows into the address. */
  remember() {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(async () => {
      const fragment = await address.write(this.#state());
      if (fragment !== location.hash) history.replaceState(null, "", fragment);
    }, rest);
  }

  /** Copies the address, and returns what to tell about it. */
  async copy() {
    history.replaceState(null, "", await address.write(this.#state()));
    try {
      await navigator.clipboard.writeText(location.href);
      return `The link is copied (${location.href.length} characters). The table is in the link itself.`;
    } catch {
      return "The browser does not let the page copy. The address above is the link.";
    }
  }
}

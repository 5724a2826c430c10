// The page's state in its address, so that a link shows the same. A table of the page is named; any other is compressed into the fragment, which browsers
// do not send to servers.
// @ts-check

/** @typedef {{ table?: string, file?: string, text?: string, view?: string, with?: string, embed?: string }} State */

/**
 * @param {State} state
 * @returns {Promise<string>} The fragment.
 */
export async function write(state) {
  const parts = new URLSearchParams();
  if (state.table) parts.set("table", state.table);
  if (state.text !== undefined) {
    if (state.file) parts.set("file", state.file);
    parts.set("text", toBase64(await through(new TextEncoder().encode(state.text), new CompressionStream("deflate-raw"))));
  }

  if (state.view) parts.set("view", state.view);
  if (state.with) parts.set("with", state.with);
  if (state.embed) parts.set("embed", state.embed);
  return "#" + parts;
}

/**
 * @param {string} fragment
 * @returns {Promise<State>} What could be read of it.
 */
export async function read(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const packed = parts.get("text");
  /** @type {State} */
  const state = { table: parts.get("table") ?? undefined, file: parts.get("file") ?? undefined, view: parts.get("view") ?? undefined, with: parts.get("with") ?? undefined, embed: parts.get("embed") ?? undefined };
  if (packed) state.text = new TextDecoder().decode(await through(fromBase64(packed), new DecompressionStream("deflate-raw"), most));
  return state;
}

/** Bytes of the longest table that the language reads; a link could hold any number of zeros. */
const most = 8_000_000;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} [limit]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function through(bytes, stream, limit = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    length += read.value.length;
    if (length > limit) throw new Error("the table in the link is too long");
  }

  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0));
}

// The open network on photos, in a thread of its own: it takes seconds, in which the checker goes on. It is the checker's program with the assemblies that
// run networks, which no page loads before somebody asks for them.
// @ts-check
import { load, messageOf } from "./program.js";

/** @typedef {{ file: string, text: string, weights: File | null, photo: File }} Wish */

/** What C# reads by itself, with the tool's numbers. Other kinds are decoded by the browser. */
const known = ["image/jpeg", "image/png", "image/gif", "image/bmp", "image/x-portable-pixmap", ""];

const loading = load(true);
/** What is loaded: a table and a file of weights. */
let loaded = "";

self.onmessage = async (/** @type {MessageEvent<Wish>} */ event) => {
  try {
    postMessage(await answerTo(event.data));
  } catch (error) {
    postMessage({ kind: "failure", error: messageOf(error) });
  }
};

/** @param {Wish} wish */
async function answerTo({ file, text, weights, photo }) {
  const { PhotoBridge: bridge } = await loading;
  const key = JSON.stringify([file, text, weights && [weights.name, weights.size, weights.lastModified]]);
  if (key !== loaded) {
    loaded = "";
    postMessage({ kind: "step", words: weights ? `Reading ${weights.name} …` : "Making the weights …" });
    const { refusal } = JSON.parse(bridge.Load(file, text, weights && await bytesOf(weights), weights?.name ?? ""));
    if (refusal) return { kind: "refusal", words: refusal };
    loaded = key;
  }

  postMessage({ kind: "step", words: "Computing …" });
  const bytes = known.includes(photo.type) ? await bytesOf(photo) : await decoded(photo);
  const started = performance.now();
  const { refusal, classes } = JSON.parse(bridge.Classes(bytes, photo.name));
  return refusal ? { kind: "refusal", words: refusal } : { kind: "classes", classes, took: performance.now() - started };
}

/** @param {Blob} file */
async function bytesOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}

/**
 * A photo of a kind that only the browser knows, as PNG, which loses nothing. One that it does not know either stays as it is.
 * @param {File} photo
 */
async function decoded(photo) {
  try {
    const bitmap = await createImageBitmap(photo), canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d", { alpha: false })?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await bytesOf(await canvas.convertToBlob({ type: "image/png" }));
  } catch {
    return await bytesOf(photo);
  }
}

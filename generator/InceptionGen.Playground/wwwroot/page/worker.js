// The checker in a thread of its own, so that the page answers while a table is checked. A change is answered three times: with what is wrong, then with
// the text and its grid, then with the network. Whatever comes later makes the rest of an answer needless.
// @ts-check
import { load, messageOf } from "./program.js";

/** @typedef {{ kind: "change", version: number, name: string, args: unknown[] }} Change */
/** @typedef {{ kind: "ask", id: number, name: string, args: unknown[] }} Ask */

const { Bridge: bridge } = await load().catch(error => {
  postMessage({ kind: "unloaded", error: messageOf(error) });
  throw error;
});

let version = 0, withPaper = false;
/** @type {(() => void)[]} */
let steps = [];
const next = new MessageChannel();
next.port1.onmessage = () => {
  const step = steps.shift();
  if (!step) return;
  guard(step);
  if (steps.length > 0) next.port2.postMessage(null);
  else if (rounds === 0) warmUp();
};

/** Between two rounds the page is answered. */
const mostRounds = 12, breath = 30;
let rounds = 0;

/** The interpreter translates what runs often: without this, the first keys would take three times as long as the later ones. */
function warmUp() {
  if (rounds === mostRounds) return;
  if (steps.length === 0) bridge.WarmUp(rounds++);
  setTimeout(warmUp, breath);
}

self.onmessage = (/** @type {MessageEvent<Change | Ask>} */ event) => {
  const message = event.data;
  if (message.kind === "change") guard(() => change(message));
  else answer(message);
};

/** @param {Change} message */
function change(message) {
  version = message.version;
  const isPlanned = steps.length > 0;
  if (message.name === "Paper") {
    withPaper = Boolean(message.args[0]);
    if (!steps.includes(summary)) steps.push(summary);
  } else {
    steps = [findings, grid, summary, picture];
    bridge[message.name](...message.args);
  }

  if (!isPlanned) next.port2.postMessage(null);
}

function findings() {
  const started = performance.now();
  const answer = JSON.parse(bridge.Findings());
  postMessage({ kind: "findings", version, took: performance.now() - started, ...answer });
}

function grid() {
  postMessage({ kind: "grid", version, ...JSON.parse(bridge.Grid()) });
}

function summary() {
  postMessage({ kind: "summary", version, ...JSON.parse(bridge.Summary(withPaper)) });
}

function picture() {
  postMessage({ kind: "picture", version, svg: bridge.Picture() });
}

/** @param {Ask} message */
function answer(message) {
  try {
    postMessage({ kind: "answer", id: message.id, value: bridge[message.name](...message.args) });
  } catch (error) {
    postMessage({ kind: "answer", id: message.id, error: String(error) });
  }
}

/** @param {() => void} run */
function guard(run) {
  try {
    run();
  } catch (error) {
    steps = [];
    postMessage({ kind: "failure", version, error: String(error) });
  }
}

postMessage({ kind: "ready", ...JSON.parse(bridge.StartTables()) });

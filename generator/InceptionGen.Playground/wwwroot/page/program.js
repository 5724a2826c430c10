// The C# program, for the worker that asks for it.
// @ts-check
import { dotnet } from "../_framework/dotnet.js";

/** The loader waits for ever for an assembly that it does not get. All that tells of it is a promise that nobody reads; for so long it may try again. */
const patience = 5000;

/** Room for what one check of a table makes, most of which is garbage at its end: with the usual 4 MB, it is collected in the middle. */
const nursery = "nursery-size=16m";

/**
 * Loads the program.
 * @param {boolean} [isWhole] With the assemblies that only networks need.
 * @returns {Promise<any>} What it gives to a page: Bridge and PhotoBridge.
 */
export async function load(isWhole = false) {
  const stop = new AbortController();
  const stuck = /** @type {Promise<never>} */ (new Promise((_, reject) => addEventListener("unhandledrejection", event => {
    stop.abort();
    setTimeout(() => reject(new Error(missing() ?? messageOf(event.reason))), patience);
  }, stop)));
  try {
    return await Promise.race([create(isWhole), stuck]);
  } finally {
    stop.abort();
  }
}

/** @param {boolean} isWhole */
async function create(isWhole) {
  const { getAssemblyExports, getConfig } = await dotnet.withEnvironmentVariable("MONO_GC_PARAMS", nursery).withModuleConfig({
    onConfigLoaded: ({ resources }) => {
      if (isWhole) resources?.assembly?.push(...resources.lazyAssembly ?? []);
    },
  }).create();
  return (await getAssemblyExports(getConfig().mainAssemblyName ?? "")).InceptionGen.Playground;
}

/** What the server does not have, or has with other bytes than were published: the browser tells no status of the latter. */
function missing() {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  const refused = entries.find(entry => entry.responseStatus === 0 || entry.responseStatus >= 400);
  return refused && `${new URL(refused.name).pathname} is missing or damaged`;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

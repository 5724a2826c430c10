// What the server does, from its own metrics, while the panel is open.
// @ts-check

const every = 2000, most = 60;

/** @param {HTMLDetailsElement} panel */
export function watchLoad(panel) {
  const place = /** @type {HTMLElement} */ (panel.querySelector("[data-load]"));
  /** @type {number | undefined} */
  let timer;
  /** @type {{ at: number, answered: number } | null} */
  let before = null;
  /** @type {number[]} */
  const rates = [];

  async function look() {
    try {
      const metrics = read(await (await fetch("/metrics", { headers: { accept: "text/plain" } })).text());
      const now = { at: performance.now(), answered: sum(metrics, "inceptiongen_request_duration_seconds_count") };
      // A server that was started again counts from 0.
      if (before) rates.push(Math.max(0, now.answered - before.answered) * 1000 / (now.at - before.at));
      rates.splice(0, rates.length - most);
      before = now;
      show(place, metrics, rates);
    } catch {
      place.textContent = "The server does not answer. Is it still running?";
    }
  }

  panel.addEventListener("toggle", () => {
    clearInterval(timer);
    if (!panel.open) return;
    look();
    timer = setInterval(look, every);
  });
}

/**
 * Prometheus' text: a name, labels, a value.
 * @param {string} text
 * @returns {{ name: string, labels: string, value: number }[]}
 */
function read(text) {
  return text.split("\n").filter(line => line && !line.startsWith("#")).map(line => {
    const parts = /^([^{\s]+)(?:\{(.*)\})?\s+(\S+)/.exec(line);
    return { name: parts?.[1] ?? "", labels: parts?.[2] ?? "", value: Number(parts?.[3]) };
  });
}

/**
 * @param {ReturnType<typeof read>} metrics
 * @param {string} name
 */
function sum(metrics, name) {
  return metrics.filter(metric => metric.name === name).reduce((all, metric) => all + metric.value, 0);
}

/**
 * The duration that a share of the requests stayed below, to the next bound of the histogram.
 * @param {ReturnType<typeof read>} metrics
 * @param {number} share
 */
function quantile(metrics, share) {
  const buckets = new Map();
  for (const metric of metrics.filter(metric => metric.name === "inceptiongen_request_duration_seconds_bucket")) {
    const bound = Number(/le="([^"]*)"/.exec(metric.labels)?.[1].replace("+Inf", "Infinity"));
    buckets.set(bound, (buckets.get(bound) ?? 0) + metric.value);
  }

  const all = buckets.get(Infinity) ?? 0;
  if (!all) return "–";
  const bounds = [...buckets.keys()].sort((one, other) => one - other);
  const bound = bounds.find(key => buckets.get(key) >= share * all) ?? Infinity;
  return bound === Infinity ? "over 10 s" : `≤ ${bound * 1000} ms`;
}

/**
 * @param {HTMLElement} place
 * @param {ReturnType<typeof read>} metrics
 * @param {number[]} rates
 */
function show(place, metrics, rates) {
  const facts = [
    ["requests in a second", (rates.at(-1) ?? 0).toFixed(1)],
    ["answered so far", String(sum(metrics, "inceptiongen_request_duration_seconds_count"))],
    ["refused so far", String(sum(metrics, "inceptiongen_requests_rejected_total"))],
    ["busy slots", String(sum(metrics, "inceptiongen_slots_busy"))],
    ["waiting", String(sum(metrics, "inceptiongen_requests_queued"))],
    ["half of the answers", quantile(metrics, 0.5)],
    ["99 of 100 answers", quantile(metrics, 0.99)],
    ["memory of the models", `${(sum(metrics, "inceptiongen_model_memory_bytes") / 1e6).toFixed(0)} MB`],
  ];
  const list = document.createElement("dl");
  list.className = "facts";
  for (const [name, value] of facts) {
    const pair = document.createElement("div"), term = document.createElement("dt"), fact = document.createElement("dd");
    term.textContent = name;
    fact.textContent = value;
    pair.append(term, fact);
    list.append(pair);
  }

  place.replaceChildren(list, history(rates));
}

/** @param {number[]} rates */
function history(rates) {
  const space = "http://www.w3.org/2000/svg", picture = document.createElementNS(space, "svg");
  const highest = Math.max(1, ...rates);
  picture.setAttribute("class", "history");
  picture.setAttribute("viewBox", `0 0 ${most} 100`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `Requests in a second over the last two minutes, at most ${highest.toFixed(1)}`);
  rates.forEach((rate, index) => {
    const bar = document.createElementNS(space, "rect");
    bar.setAttribute("x", String(most - rates.length + index + 0.1));
    bar.setAttribute("y", String(100 - rate / highest * 94));
    bar.setAttribute("width", "0.8");
    bar.setAttribute("height", String(rate / highest * 94));
    picture.append(bar);
  });
  return picture;
}

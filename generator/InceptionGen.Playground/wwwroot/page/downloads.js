// The table as files.
// @ts-check

/**
 * Lets the browser save a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function save(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {import("./language.js").Language} language
 * @param {"csv" | "json" | "project" | "picture"} kind
 * @param {{ file: string, text: string }} table
 * @returns {Promise<string | null>} Why there is nothing to save; null if it was saved.
 */
export async function download(language, kind, table) {
  const stem = table.file.replace(/\.(csv|json)$/i, ""), isJson = /\.json$/i.test(table.file);
  if (kind === "csv" && isJson) return "The table is written in JSON; its text is what can be saved.";
  if (kind === "csv") save(stem + ".csv", table.text, "text/csv");
  if (kind === "json") save(stem + ".json", isJson ? table.text : await language.ask("Json"), "application/json");
  if (kind === "project") {
    const bytes = await language.ask("Project");
    if (!bytes) return "There is no project of it: its shapes are not known, or it is not a network.";
    save(stem + ".zip", bytes, "application/zip");
  }

  if (kind === "picture") {
    const svg = await language.ask("Picture");
    if (!svg) return "There is no picture of it: its shapes are not known, or it is not a network.";
    save(stem + ".svg", svg, "image/svg+xml");
  }

  return null;
}

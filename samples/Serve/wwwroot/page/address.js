// What is shown, as the address says it after '#', so that a link shows it again: the networks that are asked, how many classes, the example photo and the open row.
// @ts-check

/** @typedef {{ net: string[], top: number | null, example: string | null, row: string | null }} State */

/** @returns {State} */
export function readAddress() {
  const values = new URLSearchParams(location.hash.slice(1));
  const top = Number(values.get("top"));
  return {
    net: (values.get("net") ?? "").split(",").filter(name => name),
    top: Number.isInteger(top) && top > 0 ? top : null,
    example: values.get("example"),
    row: values.get("row"),
  };
}

/**
 * Changes parts of it, without an entry in the history.
 * @param {Partial<State>} parts
 */
export function writeAddress(parts) {
  const state = { ...readAddress(), ...parts };
  const values = new URLSearchParams();
  if (state.net.length) values.set("net", state.net.join(","));
  if (state.top) values.set("top", String(state.top));
  if (state.example) values.set("example", state.example);
  if (state.row) values.set("row", state.row);
  const hash = values.toString();
  history.replaceState(null, "", hash ? `#${hash.replaceAll("%2C", ",")}` : location.pathname);
}

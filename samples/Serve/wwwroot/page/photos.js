// Photos that are chosen, dropped or pasted.
// @ts-check

/**
 * @param {HTMLFormElement} form
 * @param {(photo: Blob) => void} take
 */
export function watchPhotos(form, take) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("photo"));
  const zone = /** @type {HTMLElement} */ (form.querySelector(".drop"));

  input.addEventListener("change", () => {
    if (input.files?.length) take(input.files[0]);
    // The same file may be chosen again.
    input.value = "";
  });

  document.addEventListener("dragover", event => {
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) zone.classList.remove("over");
  });
  document.addEventListener("drop", event => {
    event.preventDefault();
    zone.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });

  document.addEventListener("paste", event => {
    const file = [...event.clipboardData?.files ?? []].find(item => item.type.startsWith("image/"));
    if (file) take(file);
  });

  watchPasteButton(/** @type {HTMLButtonElement} */ (document.getElementById("paste")), take);
}

/**
 * @param {HTMLButtonElement} button
 * @param {(photo: Blob) => void} take
 */
function watchPasteButton(button, take) {
  // Browsers let pages read the clipboard on https and on the own machine only.
  if (!navigator.clipboard?.read) {
    button.hidden = true;
    return;
  }

  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  button.addEventListener("click", async () => {
    try {
      for (const item of await navigator.clipboard.read()) {
        const type = item.types.find(name => name.startsWith("image/"));
        if (!type) continue;
        take(await item.getType(type));
        return;
      }

      status.textContent = "There is no picture in the clipboard. Copy one, then paste.";
    } catch {
      status.textContent = "The browser does not let this page read the clipboard. Press Ctrl+V or ⌘V instead.";
    }
  });
}

// Photos that are taken.
// @ts-check

/** @param {(photo: Blob) => void} take */
export function watchCamera(take) {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("camera"));
  if (!navigator.mediaDevices?.getUserMedia) {
    button.hidden = true;
    return;
  }

  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("camera-dialog"));
  const video = /** @type {HTMLVideoElement} */ (dialog.querySelector("video"));
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));

  button.addEventListener("click", async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      dialog.showModal();
    } catch {
      status.textContent = "There is no camera, or the browser does not let this page use it.";
    }
  });

  dialog.addEventListener("close", () => {
    for (const track of /** @type {MediaStream} */ (video.srcObject).getTracks()) track.stop();
    video.srcObject = null;
  });

  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-take]")?.addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    dialog.close();
    canvas.toBlob(photo => {
      if (photo) take(photo);
    }, "image/jpeg", 0.92);
  });
}

// The visitor's own camera, and the words for what may be wrong with it.
const PROBLEMS = {
  NotAllowedError: "Refused",
  SecurityError: "Refused",
  NotFoundError: "Missing",
  OverconstrainedError: "Missing",
  NotReadableError: "Busy",
  AbortError: "Busy",
};

/** Shows the camera in a video element: gives its stream, or the name of the problem. */
export async function openWebcam(video, wishes = {}) {
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) return { problem: "Insecure" };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 720 }, ...wishes },
      audio: false,
    });
    video.srcObject = stream;
    await video.play().catch(() => {});
    return { stream };
  } catch (error) {
    return { problem: PROBLEMS[error.name] ?? "Busy" };
  }
}

/** Smaller frames hold counters and buttons, no text to read. CSS pixels. */
const READABLE = { width: 200, height: 100 };

/**
 * Addresses of those frames that this document may not look into and that are large enough to hold a text. Frames it may
 * look into have a content script of their own.
 */
export function foreignFrames(frames: HTMLIFrameElement[]): string[] {
  return frames.filter((frame) => frame.contentDocument === null && isReadable(frame)).map(({ src }) => src);
}

function isReadable(frame: HTMLIFrameElement): boolean {
  const { width, height } = frame.getBoundingClientRect();
  return width >= READABLE.width && height >= READABLE.height;
}

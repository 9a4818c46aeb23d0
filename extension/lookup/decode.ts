/** Bytes in which a page has to declare its encoding (HTML standard, "prescan a byte stream"). */
const PRESCAN = 1024;

/**
 * The text of a page, decoded as the browser would: by byte-order mark, by what the server said, by what the page
 * declares, as UTF-8, or as Windows-1252, in this order.
 */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  const said = /charset\s*=\s*["']?([^"';\s>/]+)/i;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN));
  const labels = [
    bom(bytes),
    contentType?.match(said)?.[1],
    head
      .match(/<meta[^>]*>/gi)
      ?.join("")
      .match(said)?.[1],
  ];
  for (const label of labels) {
    const decoder = label && decoderOf(label);
    if (decoder) return decoder.decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function bom([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return null;
}

/** `null` for a label that no browser knows. */
function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

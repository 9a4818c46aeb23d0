import type { Document, Reading } from "../shared/core";
import type { FrameRecord, Keeping } from "../shared/protocol";
import { loadSettings } from "../shared/settings";
import { keep } from "../store/keep";
import type { Page } from "./requests";

/** Addresses under which a page is found again. */
const LASTING = ["https:", "http:", "file:"];

/**
 * Keeps a policy that was read on `page` in the reader's archive; `earlier` is what was known of the frame. Never
 * rejects: a full disk is no reason not to show what was found.
 */
export async function keepPolicy(
  reading: Reading,
  page: Page,
  visit: number,
  earlier: FrameRecord | undefined,
): Promise<Keeping> {
  const { document } = reading.report;
  const url = addressOf(document, page);
  if (url === null || !isPolicy(document)) return { state: "unfit" };
  if (page.isPrivate) return { state: "private" };
  if (!(await loadSettings()).keep) return { state: "off" };
  const before = earlier?.state === "read" && earlier.url === page.url ? earlier.keeping : null;
  const sameVisit = before?.state === "kept" && before.visit === visit ? before.kept : null;
  try {
    return { state: "kept", visit, kept: await keep(url, reading, Date.now(), sameVisit) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The document was recognised as a policy and read. */
function isPolicy({ kind, state }: Document): boolean {
  return kind !== "none" && ["read", "partly-read", "nothing-found"].includes(state);
}

/**
 * The address of the document, without its fragment; `null` where it is none that lasts. A content script may speak for the
 * site it runs on, and for no other.
 */
function addressOf(document: Document, page: Page): string | null {
  const [said, sender] = [URL.parse(document.url ?? ""), URL.parse(page.url)];
  if (!said || !sender || !LASTING.includes(said.protocol)) return null;
  return said.origin === sender.origin && said.host === sender.host ? said.href : null;
}

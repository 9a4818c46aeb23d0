// A web archive: its index (CDX) tells which captures there are, its replay gives one as it was received. The Internet
// Archive's and pywb's are both understood. Where the index fails, the availability API names the newest capture.

import { inFolder } from "./addresses";
import { rowsOf } from "./cdx";
import { decode } from "./decode";
import { json, request, text, type Answer } from "./request";
import { ArchiveError, garbled } from "./trouble";

/** Addresses of a web archive. */
export interface WebArchive {
  /** The index server. */
  cdx: string;
  /** What stands before `<time>id_/<address>` in the address of a raw capture; ends with `/`. */
  replay: string;
  /** The availability API, or empty. */
  availability: string;
}

/** A page as a web archive received it. */
export interface ArchivedPage {
  /** How the archive calls it: its time, as in its address. */
  id: string;
  /** ISO 8601. */
  date: string;
  /** Where a reader can look at it. */
  link: string;
  html: string;
}

/** One capture in the index. */
interface Entry {
  /** YYYYMMDDhhmmss, UTC. */
  timestamp: string;
  /** The address captured. */
  original: string;
  /** SHA-1 of what was received, in base 32; `null` where the index does not say. */
  digest: string | null;
}

/** Captures to choose from: the newest may be a redirect or an error. */
const CHOICE = 24;

/** The newest capture of `url` that holds a page, or `null` where the archive has none. */
export async function newestCapture(archive: WebArchive, url: string): Promise<ArchivedPage | null> {
  const entry = await newestEntry(archive, url);
  if (entry === null) return null;
  const { timestamp, original } = entry;
  const answer = await request(archive.replay, inFolder(archive.replay, `${timestamp}id_/${original}`));
  if (!answer.found) throw garbled(`${timestamp}: 404`);
  await verify(answer, entry);
  return {
    id: timestamp,
    date: dateOf(timestamp),
    link: inFolder(archive.replay, `${timestamp}/${original}`).href,
    html: decode(answer.bytes, answer.headers.get("content-type")),
  };
}

async function newestEntry({ cdx, availability }: WebArchive, url: string): Promise<Entry | null> {
  try {
    return await fromIndex(cdx, url);
  } catch (error) {
    if (availability === "" || !(error instanceof ArchiveError)) throw error;
    // Where both fail, what ails the index is what the reader has to know.
    return fromAvailability(availability, url).catch(() => Promise.reject(error));
  }
}

async function fromIndex(cdx: string, url: string): Promise<Entry | null> {
  const query = new URL(cdx);
  const now = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const asked = { url, output: "json", sort: "closest", closest: now, limit: String(CHOICE) };
  for (const [name, value] of Object.entries(asked)) query.searchParams.set(name, value);
  const answer = await request(cdx, query);
  // An index that has nothing says so in an empty list.
  if (!answer.found) throw garbled("CDX: 404");
  const entries = rowsOf(text(answer.bytes)).filter(isPage).map(entryOf);
  return entries.sort((a, b) => b.timestamp.localeCompare(a.timestamp))[0] ?? null;
}

function isPage({ statuscode, mimetype }: Record<string, unknown>): boolean {
  return statuscode === "200" && /html/.test(String(mimetype));
}

function entryOf({ timestamp, original, digest }: Record<string, unknown>): Entry {
  if (!isTimestamp(timestamp) || !isWebAddress(original)) throw garbled("CDX");
  return { timestamp, original, digest: typeof digest === "string" ? digest : null };
}

/** https://archive.org/help/wayback_api.php */
async function fromAvailability(availability: string, url: string): Promise<Entry | null> {
  const query = new URL(availability);
  query.searchParams.set("url", url);
  const answer = json(text((await request(availability, query)).bytes)) as {
    archived_snapshots?: { closest?: { available?: unknown; timestamp?: unknown; status?: unknown } };
  } | null;
  const closest = answer?.archived_snapshots?.closest;
  if (closest?.available !== true || closest.status !== "200") return null;
  if (!isTimestamp(closest.timestamp)) throw garbled("archived_snapshots");
  return { timestamp: closest.timestamp, original: url, digest: null };
}

function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{14}$/.test(value);
}

/** ISO 8601, from YYYYMMDDhhmmss. */
function dateOf(timestamp: string): string {
  return timestamp.replace(/^(....)(..)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z");
}

function isWebAddress(value: unknown): value is string {
  return typeof value === "string" && /^https?:$/.test(URL.parse(value)?.protocol ?? "");
}

/** Throws where what was replayed is not what the index lists: another time, or other bytes. */
async function verify({ bytes, headers }: Answer, { timestamp, digest }: Entry): Promise<void> {
  const replayed = Date.parse(headers.get("memento-datetime") ?? "");
  if (!Number.isNaN(replayed) && replayed !== Date.parse(dateOf(timestamp)))
    throw new ArchiveError({ kind: "false", what: timestamp });
  // The index has the checksum of what travelled: it says nothing of a body that was packed or sent in pieces.
  const packed = ["content-encoding", "x-archive-orig-content-encoding", "x-archive-orig-transfer-encoding"];
  if (digest === null || packed.some((name) => headers.has(name))) return;
  const sha1 = base32(new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)));
  if (sha1 !== digest) throw new ArchiveError({ kind: "false", what: `SHA-1 ${digest}` });
}

/** RFC 4648, of a whole number of five-byte groups, as a SHA-1 is. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replaceAll(/.{5}/g, (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)] ?? "");
}

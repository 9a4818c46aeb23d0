// The one place that connects to anything. Reached by the button "Look in archives", and by nothing else.

import { recover, rest, restingUntil } from "./rest";
import { ArchiveError, garbled } from "./trouble";

/** How long an answer may take, to its last byte. Seconds. */
const PATIENCE = 20;
/** How long it may be. Megabytes. */
const LIMIT = 32;
/** The longest pause an archive may ask for. Milliseconds. */
const LONGEST_PAUSE = 86_400_000;

/** A whole answer: status 200, or 404 where `found` is false. */
export interface Answer {
  found: boolean;
  bytes: Uint8Array<ArrayBuffer>;
  headers: Headers;
}

/**
 * Asks `archive` (its address in the settings) for `url`, without cookies and without saying who asks. Throws an
 * `ArchiveError` for every answer but 200 and 404, and when there is none.
 */
export async function request(archive: string, url: URL): Promise<Answer> {
  if (!navigator.onLine) throw new ArchiveError({ kind: "offline" });
  const resting = await restingUntil(archive);
  if (resting !== null) throw new ArchiveError({ kind: "resting", until: resting });
  try {
    const response = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE * 1000),
    });
    await check(response, archive);
    const answer = { found: response.ok, bytes: await read(response), headers: response.headers };
    await recover(archive);
    return answer;
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") {
      await rest(archive, null);
      throw new ArchiveError({ kind: "slow", seconds: PATIENCE });
    }
    throw new ArchiveError({ kind: "unreachable" });
  }
}

/** What the JSON in `words` says. */
export function json(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    throw garbled("JSON");
  }
}

/** UTF-8, without its byte-order mark. */
export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function check(response: Response, archive: string): Promise<void> {
  const { status } = response;
  if (status === 200 || status === 404) return;
  if (response.type === "opaqueredirect") throw new ArchiveError({ kind: "moved" });
  if (status === 401 || status === 403 || status === 451) throw new ArchiveError({ kind: "refused", status });
  const asked = pauseAsked(response.headers.get("retry-after"));
  const until = await rest(archive, asked);
  throw new ArchiveError(status === 429 || asked !== null ? { kind: "busy", until } : { kind: "broken", status });
}

/** When Retry-After, a number of seconds or a date, ends (milliseconds since 1970), or `null` where it says nothing. */
function pauseAsked(header: string | null): number | null {
  if (header === null) return null;
  const until = /^\d+$/.test(header) ? Date.now() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(until) ? null : Math.min(until, Date.now() + LONGEST_PAUSE);
}

async function read(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of stream(response)) {
    length += chunk.length;
    if (length > LIMIT * 1_000_000) throw new ArchiveError({ kind: "too-long", megabytes: LIMIT });
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The chunks of the body; leaving the loop early ends the transfer. */
async function* stream(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

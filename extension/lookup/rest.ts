// Archives that have failed are left alone for a while. Kept for the browser's session, by the archive's address.

/** Rests after failures in a row double from the first to the last of these. Milliseconds. */
const FIRST = 10_000;
const LONGEST = 600_000;

interface Rest {
  /** Milliseconds since 1970. */
  until: number;
  /** Failures in a row. */
  failures: number;
}

const keyOf = (archive: string) => `rest:${archive}`;

/** Until when `archive` is not to be asked (milliseconds since 1970), or `null`. */
export async function restingUntil(archive: string): Promise<number | null> {
  const rest = await load(archive);
  return rest && rest.until > Date.now() ? rest.until : null;
}

/** Has `archive` rest for as long as it asked for, or else longer after each failure. Says until when. */
export async function rest(archive: string, asked: number | null): Promise<number> {
  const failures = ((await load(archive))?.failures ?? 0) + 1;
  const until = asked ?? Date.now() + Math.min(FIRST * 2 ** (failures - 1), LONGEST);
  await chrome.storage.session.set({ [keyOf(archive)]: { until, failures } satisfies Rest });
  return until;
}

/** `archive` has answered: its failures are forgotten. */
export async function recover(archive: string): Promise<void> {
  await chrome.storage.session.remove(keyOf(archive));
}

async function load(archive: string): Promise<Rest | undefined> {
  const stored: Record<string, unknown> = await chrome.storage.session.get(keyOf(archive));
  return stored[keyOf(archive)] as Rest | undefined;
}

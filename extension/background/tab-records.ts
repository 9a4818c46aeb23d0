// What is known of each open tab. Kept in `storage.session`, so that a stopped background loses nothing and
// nothing outlives the browser's session.

import type { FrameRecord, TabRecord } from "../shared/protocol";

/** Changes to one tab happen one after the other: its frames report at the same time. */
const turns = new Map<number, Promise<unknown>>();

/** What the storage holds of the tabs that were asked for: a record with many findings takes it a while to hand over. */
const held = new Map<number, TabRecord>();

const keyOf = (tab: number) => `tab:${tab}`;

/** What is known of `tab`; a tab never read has no frames. */
export async function recordOf(tab: number): Promise<TabRecord> {
  const known = held.get(tab);
  if (known) return known;
  const key = keyOf(tab);
  const stored: Record<string, unknown> = await chrome.storage.session.get(key);
  // It may have been changed meanwhile.
  const record = held.get(tab) ?? (stored[key] as TabRecord | undefined) ?? { frames: {} };
  held.set(tab, record);
  return record;
}

/** Replaces what is known of `tab` by what `change` makes of it; `null` forgets the tab. */
export function changeRecord(tab: number, change: (record: TabRecord) => TabRecord | null): Promise<TabRecord> {
  const turn = (turns.get(tab) ?? Promise.resolve()).then(async () => {
    const record = await recordOf(tab);
    const changed = change(record);
    if (changed === record) return record;
    if (changed === null) {
      await chrome.storage.session.remove(keyOf(tab));
      held.delete(tab);
      return { frames: {} };
    }
    await chrome.storage.session.set({ [keyOf(tab)]: changed });
    held.set(tab, changed);
    return changed;
  });
  const settled = turn
    .catch(() => undefined)
    .then(() => {
      if (turns.get(tab) === settled) turns.delete(tab);
    });
  turns.set(tab, settled);
  return turn;
}

/** Sets what is known of one frame. */
export function recordFrame(tab: number, frame: number, record: FrameRecord): Promise<TabRecord> {
  return changeRecord(tab, ({ frames }) => ({ frames: { ...frames, [frame]: record } }));
}

/** Keeps only those frames of `tab`; forgets a tab of which none is left. */
export function keepFrames(tab: number, kept: number[]): Promise<TabRecord> {
  return changeRecord(tab, (record) => {
    const before = Object.entries(record.frames);
    const left = before.filter(([id]) => kept.includes(Number(id)));
    if (left.length === 0) return null;
    return left.length === before.length ? record : { frames: Object.fromEntries(left) };
  });
}

/** Forgets one frame. */
export async function dropFrame(tab: number, frame: number): Promise<TabRecord> {
  const { frames } = await recordOf(tab);
  return keepFrames(
    tab,
    Object.keys(frames)
      .map(Number)
      .filter((id) => id !== frame),
  );
}

/** The tabs of which something is known. */
export async function recordedTabs(): Promise<number[]> {
  const keys = Object.keys(await chrome.storage.session.get(null));
  return keys.filter((key) => key.startsWith("tab:")).map((key) => Number(key.slice("tab:".length)));
}

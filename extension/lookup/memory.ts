// What archives have said of a text, for the browser's session: the popup closes at the first click outside.

import type { Archives } from "./addresses";
import type { ArchiveKind, Outcome } from "./look";

/** A text at an address, and the archives asked about it. */
export interface Question {
  hash: string;
  url: string | null;
  archives: Archives;
}

/** What was said last. */
export interface Memory {
  /** When they were asked. Milliseconds since 1970. */
  time: number;
  outcomes: Partial<Record<ArchiveKind, Outcome>>;
}

const keyOf = ({ hash, url, archives }: Question) => ["lookup", hash, url, ...Object.values(archives)].join(" ");

/** What the archives said last, if they were asked. */
export async function remembered(question: Question): Promise<Memory | null> {
  const key = keyOf(question);
  const stored: Record<string, unknown> = await chrome.storage.session.get(key);
  return (stored[key] as Memory | undefined) ?? null;
}

/** Keeps what they say now. */
export async function remember(question: Question, memory: Memory): Promise<void> {
  await chrome.storage.session.set({ [keyOf(question)]: memory });
}

/** Both ask the same archives about the same text at the same address. */
export function isSameQuestion(a: Question, b: Question): boolean {
  return keyOf(a) === keyOf(b);
}

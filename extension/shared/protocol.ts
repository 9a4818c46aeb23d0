// Everything that goes between content scripts, the background and extension pages. What arrives is parsed here
// before it is used: a message is only as trustworthy as its sender.

import type { Capture, Category, CategoryQuality, Document, Finding, Report } from "./core";
import { isSeverity } from "./severity";
import { isConfidence, type Threshold } from "./threshold";

/** Asked by a content script, which runs in a page's process. */
export type PageRequest =
  /** Put the reader, and the style sheet of its marks, into this frame. */
  | { type: "reader" }
  /** Have `capture` analysed; `frames` are the addresses of readable-sized frames of other origins. */
  | { type: "annotate"; capture: Capture; frames: string[] }
  /** These findings (positions in the report) could not be shown where they stand. */
  | { type: "unplaced"; findings: number[] }
  /** The reader has left the document that was read. */
  | { type: "left" }
  /** Open the page that says how sure we are, at this category. */
  | { type: "quality"; category: string };

/** Asked by the extension's own pages. */
export type ReaderRequest =
  /** Read and mark the page in this tab, as the reader asked for it. */
  | { type: "mark"; tab: number }
  /** What is known of this tab. */
  | { type: "tab"; tab: number }
  | { type: "catalogue" }
  | { type: "version" };

export type Request = PageRequest | ReaderRequest;

/** Told by the background or an extension page to the content script of one frame. */
export type Order =
  /** Read and mark, whatever the gate says. Answered when it is done. */
  | { type: "mark" }
  /** Take the marks off and stop following the page. */
  | { type: "clear" }
  /** Show the findings that pass. */
  | ({ type: "threshold" } & Threshold)
  /** Scroll to this finding and open its card. */
  | { type: "show"; finding: number }
  /** Open the card of the next or the previous finding. */
  | { type: "step"; by: 1 | -1 }
  /** Answered with `true` by a document that has been read. */
  | { type: "alive" };

/** What a content script needs for painting and for its cards. */
export interface Marks extends Threshold {
  document: Document;
  findings: Finding[];
  /** The categories of `findings`. */
  categories: Category[];
  /** What was measured of these categories. */
  quality: CategoryQuality[];
}

/** Which core, and which rules and model. */
export interface Version {
  core: string;
  rules: string;
}

/** What is known of one frame. */
export type FrameRecord = { url: string } & (
  | { state: "read"; report: Pick<Report, "document" | "findings">; unplaced: number[] }
  | { state: "failed"; reason: string }
);

/** What is known of one tab: its frames by number (the page itself is 0), or why it may not be read. */
export interface TabRecord {
  frames: Record<number, FrameRecord>;
  forbidden?: string;
}

/** What each request is answered with. */
export interface Answers {
  reader: null;
  annotate: Marks;
  unplaced: null;
  left: null;
  quality: null;
  mark: TabRecord;
  tab: TabRecord;
  catalogue: Category[];
  version: Version;
}

/** How an answer travels: a failure is a value, with its reason in words. */
export type Reply<T> = { ok: T } | { failed: string };

/** The request in `message` if it is one that a content script may send, else `null`. */
export function parsePageRequest(message: unknown): PageRequest | null {
  if (!isObject(message)) return null;
  switch (message.type) {
    case "annotate":
      // The capture's fields are checked by the core's own deserialiser.
      return isObject(message.capture) && isListOf(message.frames, isString)
        ? { type: "annotate", capture: message.capture as unknown as Capture, frames: message.frames }
        : null;
    case "unplaced":
      return isListOf(message.findings, isIndex) ? { type: "unplaced", findings: message.findings } : null;
    case "quality":
      return isString(message.category) ? { type: "quality", category: message.category } : null;
    case "reader":
    case "left":
      return { type: message.type };
    default:
      return null;
  }
}

/** The request in `message` if it is one that an extension page may send, else `null`. */
export function parseReaderRequest(message: unknown): ReaderRequest | null {
  if (!isObject(message)) return null;
  switch (message.type) {
    case "mark":
    case "tab":
      return isIndex(message.tab) ? { type: message.type, tab: message.tab } : null;
    case "catalogue":
    case "version":
      return { type: message.type };
    default:
      return null;
  }
}

/** The order in `message`, else `null`. */
export function parseOrder(message: unknown): Order | null {
  if (!isObject(message)) return null;
  switch (message.type) {
    case "mark":
    case "clear":
    case "alive":
      return { type: message.type };
    case "threshold": {
      const { type, minimum, confidence } = message;
      return isSeverity(minimum) && isConfidence(confidence) ? { type, minimum, confidence } : null;
    }
    case "show":
      return isIndex(message.finding) ? { type: "show", finding: message.finding } : null;
    case "step":
      return message.by === 1 || message.by === -1 ? { type: "step", by: message.by } : null;
    default:
      return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}

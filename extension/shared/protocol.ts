// Everything that goes between content scripts, the background and extension pages. What arrives is parsed here
// before it is used: a message is only as trustworthy as its sender.

import type { ArchiveCheck, Archived } from "../lookup/archived";
import type { Changes, PageCheck } from "./check";
import type {
  BundleFile,
  Capture,
  Category,
  CategoryQuality,
  Citation,
  Document,
  Finding,
  Record as PolicyRecord,
  Report,
  Status,
  TextRange,
} from "./core";
import { isIndex, isListOf, isObject, isString } from "./guards";
import { isSeverity } from "./severity";
import { isConfidence, type Threshold } from "./threshold";
import type { Kept } from "../store/keep";

/** Asked by a content script, which runs in a page's process. */
export type PageRequest =
  /** Put the reader, and the style sheet of its marks, into this frame. */
  | { type: "reader" }
  /**
   * Have `capture` analysed; `frames` are the addresses of readable-sized frames of other origins. `visit` is when the
   * document began to load, which tells one visit of a page from the next.
   */
  | { type: "annotate"; capture: Capture; frames: string[]; visit: number }
  /** The citation of the clause at a position in `capture`, whose words are `quote`. */
  | { type: "cite"; capture: Capture; clause: number; quote: string }
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
  /** How the policy in this frame compares with what is known of it. */
  | { type: "check"; tab: number; frame: number }
  /** What differs between two versions in the archive, named by their ids. */
  | { type: "compare"; now: string; before: string }
  /** The record of the policy in this frame. */
  | { type: "record"; tab: number; frame: number }
  /** How the policy in this frame compares with what an archive gave. */
  | { type: "check-archived"; tab: number; frame: number; archived: Archived }
  /** The evidence bundle on what stands in this frame now, or on a version in the archive. */
  | { type: "bundle"; tab: number; frame: number }
  | { type: "bundle-version"; id: string }
  /** The citation of a clause of a version in the archive. */
  | { type: "cite-version"; id: string; clause: number; quote: string }
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
  /** Answered with what was read last, as a {@link Snapshot}, or `null`. */
  | { type: "snapshot" }
  /** Paint these clauses of it as changed; none takes the paint off. `since` names what they are compared with. */
  | { type: "changes"; since: string; clauses: ChangedClause[] }
  /** Scroll to the changed clause at this position. */
  | { type: "go-to-change"; at: number }
  /** Answered with `true` by a document that has been read. */
  | { type: "alive" };

/** A clause of a page that is not as it was. */
export interface ChangedClause {
  change: Exclude<Status, "same">;
  ranges: TextRange[];
}

/** What a content script has read last. */
export interface Snapshot {
  capture: Capture;
  /** What the changes painted in the page are compared with; empty where none are. */
  since: string;
}

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

/** Whether a policy that was read is in the reader's archive now, and why not. */
export type Keeping =
  | { state: "kept"; visit: number; kept: Kept }
  /** It is no policy, or has no address to know it by. */
  | { state: "unfit" }
  /** Read in a private window. */
  | { state: "private" }
  /** The reader has switched the archive off. */
  | { state: "off" }
  | { state: "failed"; reason: string };

/** What is known of one frame. */
export type FrameRecord = { url: string } & (
  | { state: "read"; report: Pick<Report, "document" | "findings">; unplaced: number[]; keeping: Keeping }
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
  check: PageCheck | null;
  compare: Changes | null;
  record: PolicyRecord;
  "check-archived": ArchiveCheck;
  bundle: BundleFile[];
  "bundle-version": BundleFile[];
  cite: Citation;
  "cite-version": Citation;
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
      return isObject(message.capture) && isListOf(message.frames, isString) && typeof message.visit === "number"
        ? {
            type: "annotate",
            capture: message.capture as unknown as Capture,
            frames: message.frames,
            visit: message.visit,
          }
        : null;
    case "cite":
      return isObject(message.capture) && isIndex(message.clause) && isString(message.quote)
        ? {
            type: "cite",
            capture: message.capture as unknown as Capture,
            clause: message.clause,
            quote: message.quote,
          }
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
    case "check":
    case "record":
    case "bundle":
      return isIndex(message.tab) && isIndex(message.frame)
        ? { type: message.type, tab: message.tab, frame: message.frame }
        : null;
    case "check-archived":
      // What an archive gave is checked by the core, field by field.
      return isIndex(message.tab) && isIndex(message.frame) && isObject(message.archived)
        ? { type: "check-archived", tab: message.tab, frame: message.frame, archived: message.archived as Archived }
        : null;
    case "bundle-version":
      return isString(message.id) ? { type: "bundle-version", id: message.id } : null;
    case "cite-version":
      return isString(message.id) && isIndex(message.clause) && isString(message.quote)
        ? { type: "cite-version", id: message.id, clause: message.clause, quote: message.quote }
        : null;
    case "compare":
      return isString(message.now) && isString(message.before)
        ? { type: "compare", now: message.now, before: message.before }
        : null;
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
    case "snapshot":
    case "alive":
      return { type: message.type };
    case "threshold": {
      const { type, minimum, confidence } = message;
      return isSeverity(minimum) && isConfidence(confidence) ? { type, minimum, confidence } : null;
    }
    case "changes":
      return isString(message.since) && isListOf(message.clauses, isChangedClause)
        ? { type: "changes", since: message.since, clauses: message.clauses }
        : null;
    case "go-to-change":
      return isIndex(message.at) ? { type: "go-to-change", at: message.at } : null;
    case "show":
      return isIndex(message.finding) ? { type: "show", finding: message.finding } : null;
    case "step":
      return message.by === 1 || message.by === -1 ? { type: "step", by: message.by } : null;
    default:
      return null;
  }
}

/** What may have become of a clause, the weightiest first. */
export const CHANGES: readonly ChangedClause["change"][] = ["new", "reworded", "moved", "reformatted"];

function isChangedClause(value: unknown): value is ChangedClause {
  return (
    isObject(value) && CHANGES.includes(value.change as ChangedClause["change"]) && isListOf(value.ranges, isRange)
  );
}

function isRange(value: unknown): value is TextRange {
  return isObject(value) && isIndex(value.node) && isIndex(value.start) && isIndex(value.end);
}

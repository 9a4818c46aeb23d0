// What an archive gave of a policy, and what the core says of it: plain data between the popup, which asks archives, and
// the background, which compares.

import type { Changes } from "../shared/check";
import type { About, Capture, Record, Verdict } from "../shared/core";

/** What an archive gave. It came from elsewhere, and is not believed before it has been checked. */
export type Archived =
  /** A page or Markdown, walked. */
  | { what: "text"; capture: Capture; about: About }
  /** Records as they stand in files of a record archive. */
  | { what: "records"; files: RecordFile[] };

/** A file of records. */
export interface RecordFile {
  /** Its name in the archive. */
  name: string;
  text: string;
}

/** What it says of the page in view. */
export interface ArchiveCheck {
  /** `unreadable`: the archive's copy holds no policy. */
  verdict: Verdict | "unreadable";
  /** What the page was held against; `null` where there is nothing. */
  record: Record | null;
  /** What differs; `null` where nothing does, or nothing can be said. */
  changes: Changes | null;
  /** Records that are not used, and why, in words. */
  refused: string[];
}

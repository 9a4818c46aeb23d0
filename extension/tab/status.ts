import type { Document, Unread } from "../shared/core";
import { say } from "../shared/i18n";
import type { TabRecord } from "../shared/protocol";
import { mainFrame } from "../shared/summary";

/** What the reader has to know of a page before, or instead of, its findings. */
export interface Status {
  /** The state's name, for styling and tests. */
  name:
    | "read"
    | "partly-read"
    | "nothing-found"
    | "not-a-policy"
    | "too-short"
    | "language-not-supported"
    | "forbidden"
    | "failed"
    | "unread"
    | "unasked"
    | "off";
  title: string;
  /** What it means, and what to do next; one line each. */
  lines: string[];
  /** The policy that was read; `null` where there is none. */
  policy: Document | null;
}

/** The state of a site that the reader has switched off. */
export function offStatus(site: string): Status {
  return { name: "off", title: say("status_off_title"), lines: [say("status_off_text", site)], policy: null };
}

/** The state of a page that was not read, at `url`; without one the extension may not know where the tab is. */
export function unreadStatus(url: string | undefined): Status {
  const name = url === undefined ? "unasked" : "unread";
  return { name, title: say("status_unread_title"), lines: [say(`status_${name}_text`)], policy: null };
}

/** The state of the tab at `url` (where it is known). */
export function statusOf(record: TabRecord, url: string | undefined): Status {
  if (record.forbidden !== undefined) {
    const line = url?.startsWith("file:") ? say("status_forbidden_file") : say("status_forbidden_text");
    return { name: "forbidden", title: say("status_forbidden_title"), lines: [line], policy: null };
  }
  const frame = mainFrame(record);
  return frame?.state === "read"
    ? documentStatus(frame.report.document)
    : failedStatus(frame?.reason ?? say("status_failed_unanswered"));
}

/** The state of a page that could not be read, and why. */
export function failedStatus(reason: string): Status {
  return {
    name: "failed",
    title: say("status_failed_title"),
    lines: [say("status_failed_text", reason)],
    policy: null,
  };
}

function documentStatus(policy: Document): Status {
  const name = policy.state;
  const unread = policy.unread.map(unreadWords);
  switch (name) {
    case "read":
      return { name, title: "", lines: [], policy };
    case "partly-read":
      return { name, title: say("status_partly_title"), lines: unread, policy };
    case "nothing-found":
      return { name, title: say("status_nothing_title"), lines: [say("status_nothing_text"), ...unread], policy };
    case "not-a-policy":
      return {
        name,
        title: say("status_not_a_policy_title"),
        lines: [say("status_not_a_policy_text"), ...unread],
        policy: null,
      };
    case "too-short":
      return {
        name,
        title: say("status_too_short_title"),
        lines: [say("status_too_short_text"), ...unread],
        policy: null,
      };
    case "language-not-supported": {
      const line = say("status_language_text", languageName(policy.language));
      return { name, title: say("status_language_title"), lines: [line], policy: null };
    }
  }
}

function unreadWords({ what, count }: Unread): string {
  switch (what) {
    case "frame":
      return count === 1 ? say("status_partly_frame_one") : say("status_partly_frames", count);
    case "embedded":
      return count === 1 ? say("status_partly_embedded_one") : say("status_partly_embedded", count);
    case "shadow-root":
      return say("status_partly_shadow_root", count);
    case "image":
      return say("status_partly_image", count);
    case "encoding":
      return say("status_partly_encoding", count);
  }
}

function languageName(code: string | null): string {
  if (code === null) return say("status_language_unknown");
  return new Intl.DisplayNames([say("language")], { type: "language" }).of(code) ?? code;
}

// Asks archives about a policy. What they give goes through the same walk and the same core as the page.

import { extract } from "../reader/extract";
import type { Archives } from "./addresses";
import type { ArchiveCheck, Archived } from "./archived";
import { Client } from "../shared/client";
import type { About, Record as PolicyRecord } from "../shared/core";
import { hasAccess } from "./access";
import { documentOf } from "./markdown";
import { recordsLike } from "./shards";
import { newestVersion } from "./terms";
import { ArchiveError, garbled, type Trouble } from "./trouble";
import { newestCapture } from "./wayback";
import { hostOf } from "./words";

/** Kinds of archives, in the order in which they are shown. */
export const KINDS = ["web", "terms", "records"] as const;
export type ArchiveKind = (typeof KINDS)[number];

/** What one archive had to say. Plain data: it is kept for the session. */
export type Outcome =
  { state: "checked"; check: ArchiveCheck } | { state: "not-found" } | { state: "trouble"; trouble: Trouble };

/** The frame of a tab that a policy stands in. */
export interface Place {
  tab: number;
  frame: number;
}

/** The addresses asked for each kind; none where it is not set. */
export function addressesOf(kind: ArchiveKind, { cdx, replay, availability, terms, records }: Archives): string[] {
  const addresses = { web: cdx && replay ? [cdx, replay, availability] : [], terms: [terms], records: [records] };
  return addresses[kind].filter((address) => address !== "");
}

const client = new Client();

/** Asks the archive of one kind about the policy in one frame, whose record is `policy`. Rejects where the page is gone. */
export async function look(
  kind: ArchiveKind,
  archives: Archives,
  { tab, frame }: Place,
  policy: PolicyRecord,
): Promise<Outcome> {
  let archived: Archived | null;
  try {
    if (!(await hasAccess(addressesOf(kind, archives)))) throw new ArchiveError({ kind: "no-permission" });
    archived = await ASK[kind](archives, policy);
  } catch (error) {
    // What trips over an answer says that the answer is of another shape.
    const { trouble } = error instanceof ArchiveError ? error : garbled(String(error));
    return { state: "trouble", trouble };
  }
  if (archived === null) return { state: "not-found" };
  return { state: "checked", check: await client.ask({ type: "check-archived", tab, frame, archived }) };
}

const ASK: Record<ArchiveKind, (archives: Archives, policy: PolicyRecord) => Promise<Archived | null>> = {
  async web(archives, policy) {
    const url = webAddress(policy);
    const page = url && (await newestCapture(archives, url));
    if (!page) return null;
    const parsed = new DOMParser().parseFromString(page.html, "text/html");
    return text(parsed, policy, page.date, { by: hostOf(archives.replay), link: page.link });
  },
  async terms({ terms }, policy) {
    const url = webAddress(policy);
    const version = url && (await newestVersion(terms, url, policy.kind));
    if (!version) return null;
    const { id, date, link, name, markdown } = version;
    return text(documentOf(markdown), policy, date, { by: `Open Terms Archive, ${name}`, commit: id, link });
  },
  records: ({ records }, policy) => recordsLike(records, policy),
};

/** The address by which archives know the policy; `null` for what is not on the web. */
function webAddress({ url }: PolicyRecord): string | null {
  const parsed = URL.parse(url ?? "");
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  parsed.hash = "";
  return parsed.href;
}

/** An archive's copy of `policy`, walked as a page is. */
function text(page: Document, policy: PolicyRecord, captured: string, source: Partial<About["source"]>): Archived {
  const { capture } = extract(page, policy.url ?? "", null);
  const from = { by: "", repository: null, commit: null, path: null, link: null, ...source };
  return { what: "text", capture, about: { entity: "", captured, source: from, licence: "" } };
}

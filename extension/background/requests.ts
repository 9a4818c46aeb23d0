import { say } from "../shared/i18n";
import { Client } from "../shared/client";
import type { Answers, FrameRecord, Marks, PageRequest, ReaderRequest, TabRecord } from "../shared/protocol";
import { QUALITY, qualityPage } from "../shared/quality";
import { loadSettings, siteOf } from "../shared/settings";
import { showBadge } from "./badge";
import { checkPage, compareVersions } from "./check";
import { catalogue } from "./catalogue";
import { read, version } from "./engine/reading";
import { bundlePage, bundleVersion, citePage, citeVersion } from "./evidence";
import { keepPolicy } from "./keeping";
import { checkArchived, recordInView } from "./lookup";
import { mark, putReader } from "./mark";
import { changeRecord, dropFrame, recordFrame, recordOf } from "./tab-records";

/** The frame a content script runs in. */
export interface Page {
  tab: number;
  frame: number;
  url: string;
  /** Address of the page the frame is part of. */
  top: string;
  isPrivate: boolean;
}

/** Answers an extension page. */
export async function answerReader(request: ReaderRequest): Promise<Answers[ReaderRequest["type"]]> {
  switch (request.type) {
    case "mark": {
      const record = await mark(request.tab);
      await showBadge(request.tab, record);
      return record;
    }
    case "tab":
      return recordOf(request.tab);
    case "check":
      return checkPage(request.tab, request.frame);
    case "compare":
      return compareVersions(request.now, request.before);
    case "record":
      return recordInView(request.tab, request.frame);
    case "check-archived":
      return checkArchived(request.tab, request.frame, request.archived);
    case "bundle":
      return bundlePage(request.tab, request.frame);
    case "bundle-version":
      return bundleVersion(request.id);
    case "cite-version":
      return citeVersion(request.id, request.clause, request.quote);
    case "catalogue":
      return catalogue();
    case "version":
      return version();
  }
}

/** Answers a content script. */
export async function answerPage(request: PageRequest, page: Page): Promise<Answers[PageRequest["type"]]> {
  switch (request.type) {
    case "reader":
      await putReader(page.tab, page.frame);
      return null;
    case "annotate":
      return analyse(request, page);
    case "cite":
      return citePage(request.capture, request.clause, request.quote);
    case "unplaced":
      await changeRecord(page.tab, (record) => withUnplaced(record, page.frame, request.findings));
      return null;
    case "left":
      await showBadge(page.tab, await dropFrame(page.tab, page.frame));
      return null;
    case "quality":
      await chrome.tabs.create({ url: qualityPage(request.category), openerTabId: page.tab });
      return null;
  }
}

async function analyse(request: Extract<PageRequest, { type: "annotate" }>, page: Page): Promise<Marks> {
  const { capture, frames, visit } = request;
  const { sitesOff, minimum, confidence } = await loadSettings();
  // A page that was open when its site was switched off may ask all the same.
  if (sitesOff.includes(siteOf(page.top) ?? "")) throw new Error(say("status_off_text", siteOf(page.top) ?? ""));
  const denied = (await Promise.all(frames.map(mayEnter))).filter((may) => !may).length;
  if (denied > 0) capture.unread.push({ what: "frame", count: denied });
  let record: Extract<FrameRecord, { state: "read" }>;
  try {
    const reading = await read(capture);
    const { document, findings } = reading.report;
    // The core classifies whatever it is given; on a page that is no policy its findings are noise.
    const report = { document, findings: document.state === "not-a-policy" ? [] : findings };
    const earlier = (await recordOf(page.tab)).frames[page.frame];
    const keeping = await keepPolicy(reading, page, visit, earlier);
    record = { state: "read", url: page.url, report, unplaced: [], keeping };
  } catch (error) {
    await recordFrame(page.tab, page.frame, { state: "failed", url: page.url, reason: String(error) });
    throw error;
  }
  const [tabRecord, categories] = await Promise.all([recordFrame(page.tab, page.frame, record), catalogue()]);
  await showBadge(page.tab, tabRecord);
  const used = new Set(record.report.findings.map(({ category }) => category));
  const ofUsed = ({ slug }: { slug: string }) => used.has(slug);
  return {
    ...record.report,
    minimum,
    confidence,
    categories: categories.filter(ofUsed),
    quality: QUALITY.categories.filter(ofUsed),
  };
}

/** A content script of ours runs in frames of this address. */
async function mayEnter(address: string): Promise<boolean> {
  const { protocol, hostname } = URL.parse(address) ?? {};
  return (
    (protocol === "http:" || protocol === "https:") &&
    chrome.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
  );
}

function withUnplaced(record: TabRecord, frame: number, unplaced: number[]): TabRecord {
  const known = record.frames[frame];
  return known?.state === "read" ? { frames: { ...record.frames, [frame]: { ...known, unplaced } } } : record;
}

const client = new Client();

/** Moves to the next or the previous finding of `tab`: in its first frame that has any. */
export async function step(tab: number, by: 1 | -1): Promise<void> {
  const { frames } = await recordOf(tab);
  const frame = Object.keys(frames)
    .map(Number)
    .find((id) => {
      const known = frames[id];
      return known?.state === "read" && known.report.findings.length > 0;
    });
  if (frame !== undefined) await client.tell(tab, frame, { type: "step", by });
}

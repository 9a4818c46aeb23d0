import { Client } from "../shared/client";
import type { TabRecord } from "../shared/protocol";
import { changeRecord, keepFrames, recordOf } from "./tab-records";

const client = new Client();

/**
 * Reads and marks the page in `tab`, as the reader asked for it: needs activeTab or host access. Frames that may not
 * be entered are left out. The record says `forbidden` where the browser lets no extension in.
 */
export async function mark(tab: number): Promise<TabRecord> {
  let injected;
  try {
    injected = await chrome.scripting.executeScript({
      target: { tabId: tab, allFrames: true },
      files: ["content/index.js"],
    });
  } catch (error) {
    return changeRecord(tab, () => ({ frames: {}, forbidden: error instanceof Error ? error.message : String(error) }));
  }
  return keepAnswering(
    tab,
    injected.map(({ frameId }) => frameId),
    "mark",
  );
}

/**
 * Puts the reader into a frame, with the looks of its marks, which no CSP refuses. These come as an author's style sheet,
 * because Chrome takes a highlight's colours from no other; and as a user's, because only that reaches into shadow roots
 * in Firefox.
 */
export async function putReader(tab: number, frame: number): Promise<void> {
  const target = { tabId: tab, frameIds: [frame] };
  const files = ["reader/marks.css"];
  await Promise.all([
    chrome.scripting.insertCSS({ target, files, origin: "AUTHOR" }),
    chrome.scripting.insertCSS({ target, files, origin: "USER" }),
    chrome.scripting.executeScript({ target, files: ["reader/index.js"] }),
  ]);
}

/** Forgets the frames of `tab` that are gone, or whose document is another now. */
export async function forgetGone(tab: number): Promise<TabRecord> {
  const { frames } = await recordOf(tab);
  return keepAnswering(tab, Object.keys(frames).map(Number), "alive");
}

async function keepAnswering(tab: number, frames: number[], order: "mark" | "alive"): Promise<TabRecord> {
  const answers = await Promise.allSettled(frames.map((frame) => client.tell(tab, frame, { type: order })));
  return keepFrames(
    tab,
    frames.filter((_, i) => answers[i]?.status === "fulfilled" && answers[i].value === true),
  );
}

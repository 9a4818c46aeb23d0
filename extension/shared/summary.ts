import type { Document, Finding, Kind, Severity } from "./core";
import type { FrameRecord, TabRecord } from "./protocol";
import { bySeverity, reaches } from "./severity";

/** A finding and where it stands: its frame, and its position in the report of that frame. */
export interface PlacedFinding {
  frame: number;
  index: number;
  finding: Finding;
  document: Document;
  /** It could not be shown where it stands. */
  unplaced: boolean;
}

type ReadFrame = Extract<FrameRecord, { state: "read" }>;

/** The frame that says what the tab is: the page itself, unless a policy stands only in a frame of it. */
export function mainFrame(record: TabRecord): FrameRecord | null {
  return mainFrameOf(record)?.[1] ?? null;
}

/** The same, with the number of the frame. */
export function mainFrameOf(record: TabRecord): [number, FrameRecord] | null {
  const [first] = policyFrames(record);
  return first ?? (record.frames[0] ? [0, record.frames[0]] : null);
}

/** The findings of all frames, those of the page itself first, each frame's in reading order. */
export function findingsOf(record: TabRecord): PlacedFinding[] {
  return policyFrames(record).flatMap(([frame, { report, unplaced }]) =>
    report.findings.map((finding, index) => ({
      frame,
      index,
      finding,
      document: report.document,
      unplaced: unplaced.includes(index),
    })),
  );
}

/** The findings that cost the reader something and reach `minimum`. */
export function shownRisks(record: TabRecord, minimum: Severity): Finding[] {
  return findingsOf(record)
    .map(({ finding }) => finding)
    .filter(({ severity }) => severity !== "info" && reaches(severity, minimum));
}

/** The gravest severity among `findings`, or `null` where there are none. */
export function topSeverity(findings: Finding[]): Severity | null {
  return [...findings].sort(bySeverity)[0]?.severity ?? null;
}

const NO_POLICY: Kind = "none";

function policyFrames(record: TabRecord): [number, ReadFrame][] {
  return Object.entries(record.frames)
    .map(([id, frame]) => [Number(id), frame] as const)
    .filter(
      (entry): entry is [number, ReadFrame] => entry[1].state === "read" && entry[1].report.document.kind !== NO_POLICY,
    )
    .sort(([a], [b]) => a - b);
}

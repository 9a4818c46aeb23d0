import type { Confidence, Finding, Severity } from "./core";
import { reaches } from "./severity";

/** Which findings the reader wants to see. */
export interface Threshold {
  /** Findings under this severity are listed, not painted. */
  minimum: Severity;
  /** Findings less sure than this are left out everywhere. */
  confidence: Confidence;
}

/** Confidences, the surest first. */
export const CONFIDENCES: readonly Confidence[] = ["high", "medium", "low"];

export function isConfidence(value: unknown): value is Confidence {
  return CONFIDENCES.includes(value as Confidence);
}

/** Sure enough to be listed and counted. */
export function isListed(finding: Finding, { confidence }: Pick<Threshold, "confidence">): boolean {
  return CONFIDENCES.indexOf(finding.confidence) <= CONFIDENCES.indexOf(confidence);
}

/** Listed, and grave enough to be painted. */
export function isPainted(finding: Finding, threshold: Threshold): boolean {
  return isListed(finding, threshold) && reaches(finding.severity, threshold.minimum);
}

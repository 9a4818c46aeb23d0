import measured from "../../model/quality.json";
import type { Confidence, Quality } from "./core";
import { CONFIDENCES } from "./threshold";

/** What `cargo xtask train` measured, and wrote beside the weights. */
export const QUALITY: Quality = measured;

/** The extension's page about it, at a category if one is given. */
export function qualityPage(category?: string): string {
  const page = chrome.runtime.getURL("quality/quality.html");
  return category === undefined ? page : `${page}#${encodeURIComponent(category)}`;
}

/**
 * What showing findings from this confidence on comes to, over all categories: of 100 findings so many are right, and of
 * 100 clauses so many are found.
 */
export function costOf(confidence: Confidence): { right: number; found: number } {
  const shown = CONFIDENCES.slice(0, CONFIDENCES.indexOf(confidence) + 1);
  let [findings, right, segments] = [0, 0, 0];
  for (const category of QUALITY.categories) {
    segments += category.segments;
    for (const level of shown) {
      findings += category[level].findings;
      right += category[level].right;
    }
  }
  return { right: percent(right, findings), found: percent(right, segments) };
}

/** Of 100, to the whole number; 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

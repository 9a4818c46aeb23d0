import type { Finding } from "../shared/core";

/** A finding and where it stands in the live page. */
export interface Placed {
  /** Position of the finding in the report. */
  index: number;
  finding: Finding;
  /** One for each piece of a Text node. */
  ranges: Range[];
}

/**
 * The findings with their ranges in the page, in reading order, and the positions of those whose words do not stand where
 * the report says: the page has changed since it was read. A wrong place is never painted.
 */
export function place(findings: Finding[], nodes: Text[]): { placed: Placed[]; unplaced: number[] } {
  const placed: Placed[] = [];
  const unplaced: number[] = [];
  findings.forEach((finding, index) => {
    const ranges = rangesOf(finding, nodes);
    if (ranges) placed.push({ index, finding, ranges });
    else unplaced.push(index);
  });
  return { placed, unplaced };
}

/** The ranges of a finding if its quote stands there, else `null`. */
function rangesOf({ quote, ranges }: Finding, nodes: Text[]): Range[] | null {
  let words = "";
  const made: Range[] = [];
  for (const { node, start, end } of ranges) {
    const text = nodes[node];
    if (!text?.isConnected || end > text.length) return null;
    words += text.data.slice(start, end);
    const range = new Range();
    range.setStart(text, start);
    range.setEnd(text, end);
    made.push(range);
  }
  return bare(words) === bare(quote) ? made : null;
}

/**
 * What is compared: white space between two pieces may come from the layout (`<br>`), and characters that show nothing
 * are not in the quote.
 */
function bare(words: string): string {
  return words.replace(/[\s\p{Cc}\p{Cf}]+/gu, "");
}

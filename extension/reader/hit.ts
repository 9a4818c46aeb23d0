import { isPainted, type Threshold } from "../shared/threshold";
import type { Placed } from "./place";

/**
 * The finding whose marked words the reader has clicked, as a position in `placed`, or `null`: the gravest where several
 * stand on one clause. Clicks meant for the page (links, buttons, a selection) are left to it.
 */
export function findingAt(placed: Placed[], event: MouseEvent, threshold: Threshold): number | null {
  if (event.defaultPrevented || event.button !== 0 || isMeantForPage(event)) return null;
  const at = placed.findIndex(
    ({ finding, ranges }) => isPainted(finding, threshold) && ranges.some((range) => covers(range, event)),
  );
  return at >= 0 ? at : null;
}

function isMeantForPage(event: MouseEvent): boolean {
  const selected = getSelection()?.isCollapsed === false;
  return (
    selected ||
    event.composedPath().some((node) => node instanceof Element && node.matches("a, button, input, label, summary"))
  );
}

function covers(range: Range, { clientX, clientY }: MouseEvent): boolean {
  const inside = ({ left, right, top, bottom }: DOMRect) =>
    left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  return inside(range.getBoundingClientRect()) && [...range.getClientRects()].some(inside);
}

// Painting with the CSS Custom Highlight API: the page's DOM stays as it is. The looks are in marks.css.

import type { Severity } from "../shared/core";
import { reaches, SEVERITIES } from "../shared/severity";
import type { Placed } from "./place";

type Tone = "light" | "dark";

export const TONES: readonly Tone[] = ["light", "dark"];
const CURRENT = "clausemark-current";

/** Paints findings that reach `minimum`, one highlight per severity, in the tone of the page's background. */
export function paint(placed: Placed[], minimum: Severity): void {
  unpaint();
  const tone = toneAt(placed[0]?.ranges[0]?.startContainer.parentElement ?? null);
  for (const severity of SEVERITIES.filter((each) => reaches(each, minimum))) {
    const ranges = placed.filter(({ finding }) => finding.severity === severity).flatMap((each) => each.ranges);
    if (ranges.length === 0) continue;
    const highlight = new Highlight(...ranges);
    highlight.priority = SEVERITIES.length - SEVERITIES.indexOf(severity);
    CSS.highlights.set(`clausemark-${severity}-${tone}`, highlight);
  }
}

/** Shows which clause the open card speaks of; `null` when none is open. */
export function paintCurrent(placed: Placed | null): void {
  if (placed === null) {
    CSS.highlights.delete(CURRENT);
    return;
  }
  const highlight = new Highlight(...placed.ranges);
  highlight.priority = SEVERITIES.length + 1;
  CSS.highlights.set(CURRENT, highlight);
}

/** Takes the paint off. */
export function unpaint(): void {
  for (const severity of SEVERITIES) {
    for (const tone of TONES) CSS.highlights.delete(`clausemark-${severity}-${tone}`);
  }
}

/** The tone of the background that the reader sees behind `element`. */
export function toneAt(element: Element | null): Tone {
  for (let at = element; at; at = parentAcrossRoots(at)) {
    const colour = parseColour(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.brightness < 0.4 ? "dark" : "light";
  }
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  return /dark/.test(schemes) && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function parentAcrossRoots(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** Alpha and brightness, 0 to 1, of a computed `rgb()` colour; `null` of other notations. */
function parseColour(css: string): { alpha: number; brightness: number } | null {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(css)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!numbers) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return { alpha, brightness: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 };
}

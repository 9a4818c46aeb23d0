import type { Finding } from "./core";
import { element } from "./dom";

/** Code units of a quote that are shown before its first trigger where there is no room for all. */
const BEFORE = 60;

/** The quote's words, with those that triggered the finding in `<mark>`s. */
export function markedQuote({ quote, triggers }: Finding): (Node | string)[] {
  return marked(quote, triggers, 0);
}

/** The same for a few lines: where the first trigger is far into the quote, it begins shortly before it. */
export function shortQuote({ quote, triggers }: Finding): (Node | string)[] {
  const first = Math.min(...triggers.map(({ start }) => start), quote.length);
  if (triggers.length === 0 || first <= 2 * BEFORE) return marked(quote, triggers, 0);
  const from = quote.indexOf(" ", first - BEFORE) + 1;
  return ["… ", ...marked(quote, triggers, from > 0 && from <= first ? from : first)];
}

function marked(quote: string, triggers: Finding["triggers"], from: number): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = from;
  for (const trigger of [...triggers].sort((a, b) => a.start - b.start)) {
    if (trigger.start < end) continue;
    const words = quote.slice(trigger.start, trigger.end);
    parts.push(quote.slice(end, trigger.start), element("mark", { textContent: words }));
    end = trigger.end;
  }
  return [...parts, quote.slice(end)];
}

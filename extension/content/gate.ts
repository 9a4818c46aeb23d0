// The gate: is this page worth reading? It looks at a few short texts only, so that an ordinary page costs nothing and
// sends nothing. It may let too much through (the core decides); what it keeps out is not read unless the reader asks.

import { IN_ADDRESS, IN_TITLE, IN_HEADING } from "./gate-words";

/** Headings looked at, of each of the two upper levels, in document order. */
const HEADINGS = 6;
/** Longest heading or title that can be a policy's own name, in UTF-16 code units. */
const LONGEST = 200;

/** The page may be a policy, by its address, title or main headings. */
export function mayBePolicy(page: Document): boolean {
  return (
    IN_ADDRESS.test(address(page)) ||
    speaks(IN_TITLE, page.title) ||
    headings(page).some((words) => speaks(IN_HEADING, words))
  );
}

function address({ location }: Document): string {
  return `${location.hostname}${location.pathname}${location.hash}`;
}

function headings(page: Document): string[] {
  return ["h1", "h2"].flatMap((tag) => {
    // A live collection is walked only as far as it is read; asking its length would walk the whole document.
    const found = page.getElementsByTagName(tag);
    return Array.from({ length: HEADINGS }, (_, i) => found[i]?.textContent ?? "");
  });
}

function speaks(pattern: RegExp, words: string): boolean {
  return words.length <= LONGEST && pattern.test(words);
}

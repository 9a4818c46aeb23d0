// The gate: is this page worth reading? It looks at a few short texts only, so that an ordinary page costs nothing and
// sends nothing. It may let too much through (the core decides); what it keeps out is not read unless the reader asks.

import { ANYWHERE, IN_ADDRESS, IN_HEADING, IN_TITLE } from "./gate-words";

/** Headings looked at, of each of the two upper levels, in document order. */
const HEADINGS = 6;
/** Longest heading or title that can be a policy's own name, in UTF-16 code units. */
const LONGEST = 200;

/** The page may be a policy, by its address, title or main headings. */
export function mayBePolicy(page: Document): boolean {
  const address = `${page.location.hostname}${page.location.pathname}${page.location.hash}`;
  const title = nameIn(page.title);
  const headings = headingsOf(page).map(nameIn);
  return (
    IN_ADDRESS.test(address) ||
    IN_TITLE.test(title) ||
    headings.some((words) => IN_HEADING.test(words)) ||
    ANYWHERE.test([address, title, ...headings].join("\n"))
  );
}

function nameIn(words: string): string {
  return words.length <= LONGEST ? words : "";
}

function headingsOf(page: Document): string[] {
  return ["h1", "h2"].flatMap((tag) => {
    // A live collection is walked only as far as it is read; asking its length would walk the whole document.
    const found = page.getElementsByTagName(tag);
    return Array.from({ length: HEADINGS }, (_, i) => found[i]?.textContent ?? "");
  });
}

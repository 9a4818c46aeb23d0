// The gate: is this page worth reading? It looks at a few short texts only, so that an ordinary page costs nothing and
// sends nothing. It may let too much through (the core decides); what it keeps out is not read unless the reader asks.
//
// Its words are the recogniser's own (src/detect/cues.rs), written to gate-words.json by `cargo xtask types`.

import words from "./gate-words.json";

/** Names of documents, as words parted by single spaces, with their weight. */
const NAMES = new Map(Object.entries(words.names));
/** Words of the longest name that starts with a word. */
const LONGEST_FROM = new Map<string, number>();
for (const name of NAMES.keys()) {
  const [first = "", ...rest] = name.split(" ");
  LONGEST_FROM.set(first, Math.max(LONGEST_FROM.get(first) ?? 0, rest.length + 1));
}
/** Weight from which a name says by itself what the document is. */
const TELLING = 3.5;
/** Words of a line in which a light name, or a telling one, can be the document's own. */
const SHORT_LINE = 6;
const LONG_LINE = 16;
/** Characters of a line that are looked at, in UTF-16 code units. */
const LONGEST_LINE = 200;

/** Headings looked at, of each of the three upper levels, in document order. */
const HEADINGS = 6;
/** Paragraphs looked at where nothing is called a policy, and the share of them that has to speak as one. */
const PARAGRAPHS = 24;
const FEWEST_PARAGRAPHS = 8;
const SPEAKING = 0.4;

/** The page may be a policy, by its address, its title, its main headings, or its first paragraphs. */
export function mayBePolicy(page: Document): boolean {
  return (
    addressParts(page.location).some(isNamed) ||
    titleParts(page.title).some(isNamed) ||
    headings(page).some(isTold) ||
    speaksAsPolicy(page)
  );
}

function addressParts({ hostname, pathname, hash }: Location): string[] {
  return [hostname.split(".")[0] ?? "", ...pathname.split("/").map((part) => part.replace(/\.\w+$/, "")), hash];
}

function titleParts(title: string): string[] {
  return title.slice(0, LONGEST_LINE).split(/[|·•»–—:/]| - /);
}

function headings(page: Document): string[] {
  return ["h1", "h2", "h3"].flatMap((tag) => first(page, tag, HEADINGS));
}

/** The text of the first elements of a kind. A live collection is walked only as far as it is read. */
function first(page: Document, tag: string, most: number): string[] {
  const found = page.getElementsByTagName(tag);
  return Array.from({ length: most }, (_, i) => found[i]?.textContent ?? "");
}

/** The line may be what the document is called. */
function isNamed(line: string): boolean {
  return weightIn(line, SHORT_LINE) > 0 || isTold(line);
}

/** The line has a name that says by itself what the document is: headings mostly name sections. */
function isTold(line: string): boolean {
  return weightIn(line, LONG_LINE) >= TELLING;
}

/** Weight of the first name in a line of at most `longest` words; 0 without one. */
function weightIn(line: string, longest: number): number {
  const words = wordsOf(line.slice(0, LONGEST_LINE));
  if (words.length > longest) return 0;
  for (const [start, word] of words.entries()) {
    for (let length = LONGEST_FROM.get(word) ?? 0; length > 0; length -= 1) {
      const weight = NAMES.get(words.slice(start, start + length).join(" "));
      if (weight !== undefined) return weight;
    }
  }
  return 0;
}

/** Words in lower case, as the core cuts them: a Chinese, Japanese or Korean character is a word of its own. */
function wordsOf(line: string): string[] {
  const joined = line.toLowerCase().replace(/(?<=[\p{L}\p{N}])['’]/gu, "");
  const spaced = joined.replace(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g, " $& ");
  return spaced.match(/[\p{L}\p{N}]+|[&?]/gu) ?? [];
}

function speaksAsPolicy(page: Document): boolean {
  const texts = first(page, "p", PARAGRAPHS).map((text) => text.slice(0, LONGEST_LINE).toLowerCase());
  const paragraphs = texts.filter((text) => text.trim() !== "");
  const speaking = paragraphs.filter((text) => words.voice.some((cue) => text.includes(cue)));
  return paragraphs.length >= FEWEST_PARAGRAPHS && speaking.length >= SPEAKING * paragraphs.length;
}

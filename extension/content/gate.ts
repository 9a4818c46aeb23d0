// The gate: is this page worth reading? It looks at a few short texts only, so that an ordinary page costs nothing and
// sends nothing. It may let too much through (the core decides); what it keeps out is not read unless the reader asks.
//
// Its words are the recogniser's own (src/detect/cues.rs), written to gate-words.json by `cargo xtask types`.

import words from "./gate-words.json";

/** Names of documents under their first word: the rest of each name and its weight, the longest first: "policy 4|notice 4". */
const NAMES: { [first: string]: string } = words.names;
/** Weight from which a name says by itself what the document is. */
const TELLING = 3.5;
/** Words of a line in which a light name, or a telling one, can be the document's own. */
const SHORT_LINE = 6;
const LONG_LINE = 16;
/** Characters of a line that are looked at, in UTF-16 code units. */
const LONGEST_LINE = 200;

/** Headings looked at, of each of the two upper levels, in document order. */
const HEADINGS = 6;
/** Paragraphs looked at where nothing is called a policy, and the share of them that has to speak as one. */
const PARAGRAPHS = 12;
const FEWEST_PARAGRAPHS = 6;
const SPEAKING = 0.4;
/** Paragraphs of which one has to speak as a policy for the others to be looked at. */
const TO_BEGIN_WITH = 3;

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

/**
 * The first headings of each level. A live collection is walked only as far as it is read; asked for `found[i]` behind its
 * end, a browser looks through its prototypes too, which takes longer than the walk.
 */
function headings(page: Document): string[] {
  const texts: string[] = [];
  for (const tag of ["h1", "h2"]) {
    const found = page.getElementsByTagName(tag);
    for (let i = 0, element; i < HEADINGS && (element = found.item(i)); i++) texts.push(element.textContent);
  }
  return texts;
}

/** The line may be what the document is called. */
function isNamed(line: string): boolean {
  const words = wordsOf(line);
  return weightIn(words, SHORT_LINE) > 0 || weightIn(words, LONG_LINE) >= TELLING;
}

/** The line has a name that says by itself what the document is: headings mostly name sections. */
function isTold(line: string): boolean {
  return weightIn(wordsOf(line), LONG_LINE) >= TELLING;
}

/** Weight of the first name in a line of at most `longest` words; 0 without one. */
function weightIn(words: string[], longest: number): number {
  if (words.length > longest) return 0;
  for (const [at, word] of words.entries()) {
    if (!Object.hasOwn(NAMES, word)) continue;
    const rest = `${words.slice(at + 1).join(" ")} `;
    for (const name of NAMES[word]?.split("|") ?? []) {
      const end = name.lastIndexOf(" ");
      if (end === 0 || rest.startsWith(name.slice(0, end + 1))) return Number(name.slice(end));
    }
  }
  return 0;
}

/** Between words. Unicode's classes would say it in full, but take a millisecond to compile. */
const BETWEEN = /[\s!-%(-/:-@[-`{-~]+/;
/** Scripts without spaces: each character is a word of its own, as in the core. */
const UNSPACED = /[\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;

/** Words in lower case, possessive endings joined to them, of what is looked at of a line. */
function wordsOf(line: string): string[] {
  const spaced = line
    .slice(0, LONGEST_LINE)
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(UNSPACED, " $& ")
    .replaceAll("&", " & ");
  return spaced.split(BETWEEN).filter((word) => word !== "");
}

/**
 * Of the first paragraphs some of the very first, and enough in all. Headings and paragraphs are gone through in loops of their
 * own: a generator for both cost a tenth of what the gate may take.
 */
function speaksAsPolicy(page: Document): boolean {
  const found = page.getElementsByTagName("p");
  let [paragraphs, speaking] = [0, 0];
  for (let i = 0, element; i < PARAGRAPHS && (element = found.item(i)); i++) {
    const text = element.textContent.slice(0, LONGEST_LINE).toLowerCase();
    if (text.trim() === "") continue;
    paragraphs += 1;
    if (speaks(text)) speaking += 1;
    if (paragraphs === TO_BEGIN_WITH && speaking === 0) return false;
  }
  return paragraphs >= FEWEST_PARAGRAPHS && speaking >= SPEAKING * paragraphs;
}

function speaks(text: string): boolean {
  return words.voice.some((cue) => text.includes(cue));
}

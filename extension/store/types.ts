import type { Document, Reading } from "../shared/core";

/** One text of one document, as the reader met it. */
export interface Version {
  /** See {@link versionId}. */
  id: string;
  /** Address without fragment. */
  url: string;
  /** Host of the address; empty for files. */
  site: string;
  document: Document;
  /** When this text was first and last met. Milliseconds since 1970. */
  firstSeen: number;
  lastSeen: number;
  /** How often it was met. */
  visits: number;
}

/** What a version says. */
export interface Content {
  id: string;
  /** Its findings are without ranges, which hold for one rendering of the page only. */
  reading: Reading;
}

/** A version with its words. */
export interface Entry {
  version: Version;
  content: Content;
}

/** Names a text of a document: the same words at the same address, by one recipe, are one version. */
export function versionId(url: string, { recipe, hash }: Pick<Document, "recipe" | "hash">): string {
  return `${recipe} ${hash} ${url}`;
}

// What the extension says of a finding or a document, in words.

import type { Basis, Confidence, Document, Finding, Kind } from "./core";
import { say } from "./i18n";

export function kindWords(kind: Kind): string {
  const names = {
    privacy: "kind_privacy",
    terms: "kind_terms",
    cookies: "kind_cookies",
    "acceptable-use": "kind_acceptable_use",
    "data-processing": "kind_data_processing",
    "other-legal": "kind_other_legal",
    none: "kind_none",
  } as const;
  return say(names[kind]);
}

export function confidenceWords(confidence: Confidence): string {
  return say(`confidence_${confidence}`);
}

export function basisWords(basis: Basis): string {
  const names = {
    stated: "basis_stated",
    implied: "basis_implied",
    "lead-in": "basis_lead_in",
    reference: "basis_reference",
  } as const;
  return say(names[basis]);
}

/** The first digits of a hash: enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}

/** A citation that lets anyone find the clause and recompute its hash. `today` is the day it was read. */
export function citation(finding: Finding, document: Document, today: Date): string {
  const lines = [
    `“${finding.quote}”`,
    [document.title, finding.section[0]].filter(Boolean).join(", "),
    document.url ?? "",
    say("citation_read", today.toISOString().slice(0, 10)),
    say("citation_clause_hash", finding.clause_hash),
    say("citation_document_hash", document.hash, document.recipe),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** The day of `time` (milliseconds since 1970) where the reader is; with the hour where that day is today. */
export function dayWords(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  const style = { dateStyle: "medium", ...(isToday ? { timeStyle: "short" } : {}) } as const;
  return new Intl.DateTimeFormat(say("language"), style).format(time);
}

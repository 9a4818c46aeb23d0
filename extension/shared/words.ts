// What the extension says of a finding or a document, in words.

import type { Basis, Confidence, Kind } from "./core";
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

/** The day of `time` (milliseconds since 1970) where the reader is; with the hour where that day is today. */
export function dayWords(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  const style: Intl.DateTimeFormatOptions = { dateStyle: "medium", ...(isToday && { timeStyle: "short" }) };
  return new Intl.DateTimeFormat(say("language"), style).format(time);
}

// What the extension says of a finding or a document, in words.

import type { Band, Basis, Category, Confidence, Finding, Kind } from "./core";
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

/** Fewest findings of which a share says something. */
const ENOUGH = 5;

/** How many findings like this one were right where it was measured. */
export function measuredWords(band: Band | undefined): string {
  return band && band.findings >= ENOUGH ? say("measured", band.right, band.findings) : say("measured_none");
}

/** Which of rules and model spoke, and by which words. */
export function spokeWords({ rule, triggers }: Finding): string {
  const words = triggers.map((trigger) => `“${trigger.words}”`).join(", ");
  const isModel = rule.startsWith("model/");
  if (words === "") return isModel ? say("spoke_model_around") : say("spoke_rule_around", rule);
  return isModel ? say("spoke_model", words) : say("spoke_rule", rule, words);
}

/** What raised or lowered the severity, sentence by sentence. */
export function severityWords({ severity, reasons }: Finding, category: Category | undefined): string {
  const usual = category?.severity ?? severity;
  const [here, why] = [say(`severity_${severity}`), reasons.join(" ")];
  return usual === severity
    ? say("severity_same", here, why)
    : say("severity_changed", say(`severity_${usual}`), here, why);
}

/** For whom the clause holds. */
export function placesWords({ applies_to }: Finding): string {
  return say("places", applies_to.join(", "));
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

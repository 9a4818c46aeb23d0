// Policies as the core reads them, small and in a known state.

import { createHash } from "node:crypto";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A policy of these clauses, as the background has it: its address and what the core says of it. */
export function read(clauses, { url = "https://pebble.example/terms", recipe = "canon/1", rules = "1" } = {}) {
  const document = {
    kind: "terms", confidence: 0.9, evidence: [{ place: "title", words: "Terms", weight: 4 }], state: "read",
    title: "Terms", url, language: "en", hash: sha256(clauses.join("\n")), recipe, rules,
    counts: { words: 9, clauses: clauses.length, high: 1, medium: 0, low: 0, info: 0 }, unread: [],
  };
  const finding = {
    category: "arbitration", severity: "high", reasons: [], confidence: "high", basis: "stated", rule: "arbitration/x",
    quote: clauses[0], clause: 0, clause_hash: sha256(clauses[0]), section: [], lead_in: "", applies_to: [],
    triggers: [], actions: [], ranges: [{ node: 0, start: 0, end: 3 }],
  };
  const entries = clauses.map((text) => ({ hash: sha256(text), kind: "sentence" }));
  return [url, { report: { document, clauses: entries, findings: [finding] }, texts: clauses }];
}

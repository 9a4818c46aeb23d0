import type { Action, ClauseEntry, Document, Evidence, Finding, Reading, Trigger, Unread } from "../shared/core";
import { isIndex, isListOf, isObject, isString } from "../shared/guards";
import { isSeverity } from "../shared/severity";
import { versionId, type Entry } from "./types";

/** `value` is an entry of an archive, as far as what is shown and compared hangs on it. */
export function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !isObject(value.version) || !isObject(value.content)) return false;
  const { version, content } = value;
  return (
    isString(version.url) &&
    (URL.parse(version.url)?.hostname ?? null) === version.site &&
    [version.firstSeen, version.lastSeen, version.visits].every(isIndex) &&
    isDocument(version.document) &&
    version.id === versionId(version.url, version.document) &&
    content.id === version.id &&
    isReading(content.reading) &&
    content.reading.report.document.hash === version.document.hash
  );
}

function isReading(value: unknown): value is Reading {
  if (!isObject(value) || !isObject(value.report)) return false;
  const { texts, report } = value;
  const { document, clauses, findings } = report as Record<string, unknown>;
  return (
    isDocument(document) &&
    isListOf(texts, isString) &&
    isListOf(clauses, isClause) &&
    clauses.length === texts.length &&
    isListOf(findings, isFinding) &&
    findings.every(({ clause, ranges }) => clause < texts.length && ranges.length === 0)
  );
}

function isDocument(value: unknown): value is Document {
  return (
    isObject(value) &&
    [value.kind, value.title, value.hash, value.recipe, value.rules, value.state].every(isString) &&
    typeof value.confidence === "number" &&
    (value.url === null || isString(value.url)) &&
    (value.language === null || isString(value.language)) &&
    isListOf(value.evidence, isEvidence) &&
    isListOf(value.unread, isUnread) &&
    isObject(value.counts) &&
    Object.values(value.counts).every(isIndex)
  );
}

function isEvidence(value: unknown): value is Evidence {
  return isObject(value) && isString(value.place) && isString(value.words) && typeof value.weight === "number";
}

function isUnread(value: unknown): value is Unread {
  return isObject(value) && isString(value.what) && isIndex(value.count);
}

function isClause(value: unknown): value is ClauseEntry {
  return isObject(value) && isString(value.hash) && isString(value.kind);
}

function isFinding(value: unknown): value is Finding {
  return (
    isObject(value) &&
    [value.category, value.confidence, value.basis, value.rule, value.quote, value.clause_hash, value.lead_in].every(
      isString,
    ) &&
    isSeverity(value.severity) &&
    isIndex(value.clause) &&
    [value.reasons, value.section, value.applies_to].every((list) => isListOf(list, isString)) &&
    isListOf(value.triggers, isTrigger) &&
    isListOf(value.actions, isAction) &&
    Array.isArray(value.ranges)
  );
}

function isTrigger(value: unknown): value is Trigger {
  return isObject(value) && isString(value.words) && isIndex(value.start) && isIndex(value.end);
}

function isAction(value: unknown): value is Action {
  return isObject(value) && [value.kind, value.value, value.words].every(isString);
}

import type { Severity } from "./core";

/** Severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["high", "medium", "low", "info"];

export function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.includes(value as Severity);
}

/** `severity` is `minimum` or graver. */
export function reaches(severity: Severity, minimum: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(minimum);
}

/** Orders findings by severity, the gravest first; those of one severity stay as they stood. */
export function bySeverity(a: { severity: Severity }, b: { severity: Severity }): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

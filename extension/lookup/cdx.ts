import { json } from "./request";
import { garbled } from "./trouble";

/** What pywb calls the fields that the Internet Archive calls otherwise. */
const NAMES: Record<string, string> = { url: "original", status: "statuscode", mime: "mimetype" };

/**
 * The rows of a CDX server's JSON, by the Internet Archive's names of their fields. Its own JSON is one array whose first
 * row has the names; pywb's is one object per line. Throws an `ArchiveError` for anything else.
 */
export function rowsOf(words: string): Record<string, unknown>[] {
  const whole = words.trim();
  if (whole === "") return [];
  if (!whole.startsWith("[")) return whole.split("\n").map((line) => renamed(Object.entries(objectIn(line))));
  const table = json(whole);
  if (!Array.isArray(table) || !table.every((row) => Array.isArray(row))) throw garbled("CDX");
  const [names = [], ...rows] = table as unknown[][];
  return rows.map((row) => renamed(names.map((name, i) => [String(name), row[i]])));
}

function objectIn(line: string): object {
  const value = json(line);
  if (typeof value !== "object" || value === null) throw garbled("CDX");
  return value;
}

function renamed(fields: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(fields.map(([name, value]) => [NAMES[name] ?? name, value]));
}

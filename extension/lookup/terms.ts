// An Open Terms Archive collection, by its collection API (https://docs.opentermsarchive.org/api/collection). It knows
// services by name, not by address: a service counts only if what it declares to fetch is on the site of the page.

import type { Kind } from "../shared/core";
import { inFolder } from "./addresses";
import { json, request, text } from "./request";
import { ArchiveError, garbled } from "./trouble";

/** A version of terms, as the collection keeps it. */
export interface Version {
  /** Its commit in the collection's repository. */
  id: string;
  /** When it was fetched, ISO 8601. */
  date: string;
  /** Its commit on the web, where the collection says where its repository is. */
  link: string | null;
  /** "Larkspur · Terms of Service" */
  name: string;
  markdown: string;
}

interface Service {
  id: string;
  name: string;
}

interface Terms {
  type: string;
  locations: URL[];
}

/** How terms of each kind are called in collections. */
const TYPES: Record<Kind, RegExp> = {
  privacy: /privacy/i,
  terms: /terms of (service|use)|conditions|subscription/i,
  cookies: /cookie|tracker/i,
  "acceptable-use": /acceptable use|community|guidelines/i,
  "data-processing": /data process/i,
  "other-legal": /copyright|policy|notice/i,
  none: /(?!)/,
};

/** Services asked about for one page, the likeliest first. */
const CANDIDATES = 5;
/** The newest version is asked for as of a while ago: a clock ahead of the server's would ask about its future. Milliseconds. */
const A_WHILE = 3_600_000;

/** The newest version of the terms at `url`, or `null` where the collection at `base` tracks none. */
export async function newestVersion(base: string, url: string, kind: Kind): Promise<Version | null> {
  const page = new URL(url);
  for (const { id, name } of candidates(servicesIn(await get(base, "services")), page.hostname)) {
    const terms = termsFor(termsIn(await get(base, "service", id)), page, kind);
    if (!terms) continue;
    const date = new Date(Date.now() - A_WHILE).toISOString();
    const version = await get(base, "version", id, terms.type, date);
    if (version !== null) return versionIn(version, `${name} · ${terms.type}`, await get(base, "metadata"));
  }
  return null;
}

/** The JSON at a path of the API, or `null` where there is nothing. */
async function get(base: string, ...path: string[]): Promise<unknown> {
  const answer = await request(base, inFolder(base, path.map(encodeURIComponent).join("/")));
  return answer.found ? json(text(answer.bytes)) : null;
}

function servicesIn(answer: unknown): Service[] {
  if (!Array.isArray(answer)) throw garbled("/services");
  return answer.map(({ id, name }: Record<string, unknown>) => {
    if (typeof id !== "string" || typeof name !== "string") throw garbled("/services");
    return { id, name };
  });
}

/** Services whose name begins as a part of the host does; those that are called so outright come first. */
export function candidates(services: Service[], host: string): Service[] {
  const labels = host.split(".").slice(0, -1).map(bare);
  const rank = ({ id, name }: Service) =>
    Math.max(...labels.map((label) => Math.max(...[id, name].map((words) => likeness(bare(words), label)))));
  return services
    .map((service) => ({ service, rank: rank(service) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, CANDIDATES)
    .map(({ service }) => service);
}

/** 2: the same; 1: one begins with the other, and both are long enough to say something; 0: neither. */
function likeness(name: string, label: string): number {
  if (name === label) return 2;
  const [short, long] = name.length < label.length ? [name, label] : [label, name];
  return short.length >= 4 && long.startsWith(short) ? 1 : 0;
}

function bare(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function termsIn(answer: unknown): Terms[] {
  const terms = (answer as { terms?: unknown } | null)?.terms;
  if (!Array.isArray(terms)) throw garbled("/service");
  return terms.map(({ type, sourceDocuments }: Record<string, unknown>) => {
    if (typeof type !== "string" || !Array.isArray(sourceDocuments)) throw garbled("/service");
    const locations = sourceDocuments.map(({ location }: Record<string, unknown>) => URL.parse(String(location)));
    return { type, locations: locations.filter((location) => location !== null) };
  });
}

/** The terms fetched from the page itself, or else those of its kind from the same host. */
function termsFor(all: Terms[], page: URL, kind: Kind): Terms | undefined {
  const samePage = ({ locations }: Terms) => locations.some((location) => pathOf(location) === pathOf(page));
  const sameKind = ({ type, locations }: Terms) =>
    TYPES[kind].test(type) && locations.some(({ hostname }) => hostOf(hostname) === hostOf(page.hostname));
  return all.find(samePage) ?? all.find(sameKind);
}

/** What two addresses of the same page have in common, whatever their protocol and final slash. */
function pathOf({ host, pathname, search }: URL): string {
  return `${hostOf(host)}${pathname.replace(/\/$/, "")}${search}`;
}

function hostOf(host: string): string {
  return host.replace(/^www\./, "");
}

function versionIn(answer: unknown, name: string, metadata: unknown): Version {
  const { id, fetchDate, content } = (answer ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || typeof content !== "string" || typeof fetchDate !== "string") throw garbled("/version");
  const time = Date.parse(fetchDate);
  if (Number.isNaN(time)) throw garbled("/version: fetchDate");
  if (time > Date.now()) throw new ArchiveError({ kind: "false", what: `fetchDate ${fetchDate}` });
  return { id, date: new Date(time).toISOString(), link: commitLink(metadata, id), name, markdown: content };
}

/** Collections keep their versions in a repository on the web, and say where. */
function commitLink(metadata: unknown, id: string): string | null {
  const repository = URL.parse(String((metadata as { versions?: unknown } | null)?.versions));
  return repository?.protocol === "https:" && /^[0-9a-f]{40}$/.test(id)
    ? `${repository.href.replace(/\/$/, "")}/commit/${id}`
    : null;
}

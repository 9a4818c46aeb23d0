import type { OwnCheck } from "../shared/check";
import type { Reading, Record, TextRange } from "../shared/core";
import type { Keeping } from "../shared/protocol";
import { lastSighting, type Kept } from "../store/keep";
import { versionId, type Version } from "../store/types";
import { contentOf, versionOf, versionsOfSite } from "../store/versions";
import { changesOf } from "./changes";
import { check, compare, recordAt } from "./engine/records";

/**
 * How `reading` compares with what the reader has read before at `url` and at other addresses of its site. `places` are
 * those of its clauses in the page.
 */
export async function ownCheck(
  url: string,
  reading: Reading,
  keeping: Keeping,
  places: TextRange[][],
): Promise<OwnCheck> {
  const { document } = reading.report;
  const ofSite = await versionsOfSite(URL.parse(url)?.hostname ?? "");
  const elsewhere = ofSite.filter(
    (other) => other.url !== url && other.document.kind === document.kind && other.document.recipe === document.recipe,
  );
  const { id, before, again } = keeping.state === "kept" ? keeping.kept : sightings(url, reading, ofSite);
  if (before === null) {
    const same = elsewhere.find((other) => other.document.hash === document.hash);
    return same ? { name: "elsewhere", seen: same.lastSeen, url: same.url } : { name: "first" };
  }
  const { seen } = before;
  if (before.id === id) return { name: "same", seen };

  const [version, content] = await Promise.all([versionOf(before.id), contentOf(before.id)]);
  // The reader has taken it out of the archive since.
  if (!version || !content) return { name: "first" };
  const { recipe } = version.document;
  if (recipe !== document.recipe) return { name: "other-recipe", seen, recipe };

  const now = await recordAt(reading, Date.now());
  const old = await recordAt(content.reading, seen);
  const comparison = await compare({ ...now, texts: reading.texts }, { ...old, texts: content.reading.texts });
  const changes = changesOf(comparison, reading, content.reading.report.clauses, places);
  if (again !== null) return { name: "variant", seen, changes, of: { url, seen: again } };
  const others = await Promise.all(elsewhere.map(recordOfVersion));
  const { verdict, record } = await check(now, [old, ...others.flat()]);
  const like = elsewhere.find((other) => other.url === record?.url);
  if (verdict === "variant" && like) {
    return { name: "variant", seen, changes, of: { url: like.url, seen: like.lastSeen } };
  }
  return { name: comparison.verdict === "same-wording" ? "same-wording" : "changed", seen, changes };
}

/** What `keep` would have said of a text that is not kept. */
function sightings(url: string, { report }: Reading, ofSite: Version[]): Kept {
  const ofUrl = ofSite.filter((version) => version.url === url);
  const id = versionId(url, report.document);
  return { id, before: lastSighting(ofUrl), again: ofUrl.find((version) => version.id === id)?.lastSeen ?? null };
}

async function recordOfVersion({ id, lastSeen }: Version): Promise<Record[]> {
  const content = await contentOf(id);
  return content ? [await recordAt(content.reading, lastSeen)] : [];
}

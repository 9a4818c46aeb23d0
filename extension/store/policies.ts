import type { Version } from "./types";

/** The versions of the document at one address, the one met last first. */
export interface Policy {
  url: string;
  versions: [Version, ...Version[]];
}

/** `versions`, which come the one met last first, put together by address, in the same order. */
export function byAddress(versions: Version[]): Policy[] {
  const policies = new Map<string, Policy>();
  for (const version of versions) {
    const known = policies.get(version.url);
    if (known) known.versions.push(version);
    else policies.set(version.url, { url: version.url, versions: [version] });
  }
  return [...policies.values()];
}

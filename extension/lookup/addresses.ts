/** Addresses of the archives that a reader can have asked for a page; an empty one is not asked. */
export interface Archives {
  /** A web archive's index (CDX server). */
  cdx: string;
  /** What stands before the time and the address of a capture in the address of its replay. */
  replay: string;
  /** The web archive's availability API, asked where its index fails. */
  availability: string;
  /** An Open Terms Archive collection's API. */
  terms: string;
  /** The folder of a record archive, as `clausemark record --shards` writes it. */
  records: string;
}

/** The Internet Archive. Of the others there are many, and the reader chooses. */
export const DEFAULT_ARCHIVES: Readonly<Archives> = {
  cdx: "https://web.archive.org/cdx/search/cdx",
  replay: "https://web.archive.org/web/",
  availability: "https://archive.org/wayback/available",
  terms: "",
  records: "",
};

export type ArchiveAddress = keyof Archives;

export const ARCHIVE_ADDRESSES = Object.keys(DEFAULT_ARCHIVES) as ArchiveAddress[];

/** The addresses in `stored`, with the default for what is not set. */
export function archivesIn(stored: unknown): Archives {
  const known = (stored ?? {}) as Partial<Record<ArchiveAddress, unknown>>;
  return Object.fromEntries(
    Object.entries(DEFAULT_ARCHIVES).map(([name, standard]) => {
      const value = known[name as ArchiveAddress];
      return [name, typeof value === "string" ? value : standard];
    }),
  ) as unknown as Archives;
}

/** `words` as the address of a folder or an API: on the web, without query or fragment; `null` where it is none. */
export function addressIn(words: string): string | null {
  const url = URL.parse(words.trim());
  return url && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === ""
    ? url.href
    : null;
}

/** The address of `path` in the folder at `address`, which may lack its final slash. */
export function inFolder(address: string, path: string): URL {
  return new URL(`${address.replace(/\/?$/, "/")}${path}`);
}

/** What the browser has to allow before these addresses can be asked, as match patterns, which know no ports. */
export function originsOf(addresses: string[]): string[] {
  const hosts = addresses.flatMap((address) => {
    const { protocol, hostname } = URL.parse(address) ?? {};
    return hostname ? [`${protocol}//${hostname}/*`] : [];
  });
  return [...new Set(hosts)];
}

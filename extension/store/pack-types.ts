/** A record pack that the reader has loaded. */
export interface Pack {
  /** Number under which it was loaded. */
  id: number;
  name: string;
  /** Where the captures come from, and under which licence. */
  source: string;
  licence: string;
  /** Whom to name when the records are passed on, or empty. */
  attribution: string;
  /** When it was loaded. Milliseconds since 1970. */
  loaded: number;
  /** How many records of it were loaded. */
  count: number;
}

/**
 * Records of a pack, one after the other as in its file, as JSON: enough to know their very texts again, without their
 * clauses. Together, since a database takes as long for one as for many.
 */
export interface Part {
  pack: number;
  part: number;
  records: string[];
}

/** The last record of one document at one address, whole, as JSON: what a page with another text is compared with. */
export interface Last {
  pack: number;
  /** Number of the document and address, in the order in which the file first names them. */
  series: number;
  record: string;
}

/** Where in a pack to look for what: see `PlacesWriter`. */
export interface Places {
  pack: number;
  /** Places of records by the hash of their text, and by that of their wording. */
  texts: BigUint64Array<ArrayBuffer>;
  /** Series by the document's name, and by a sample of the clauses of their last record. */
  lasts: BigUint64Array<ArrayBuffer>;
}

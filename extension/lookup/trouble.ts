/** Why an archive gave no answer that can be used. Plain data: it is stored and shown. */
export type Trouble =
  /** This computer has no network. */
  | { kind: "offline" }
  /** The browser was not allowed to connect; nothing was sent. */
  | { kind: "no-permission" }
  /** No connection: nobody listens there, or the name is not known. */
  | { kind: "unreachable" }
  /** No whole answer within `seconds`. */
  | { kind: "slow"; seconds: number }
  /** The archive asks to be left alone until then (milliseconds since 1970). */
  | { kind: "busy"; until: number }
  /** It failed a moment ago, and is not asked again until then (milliseconds since 1970); nothing was sent. */
  | { kind: "resting"; until: number }
  /** It does not answer us. */
  | { kind: "refused"; status: number }
  /** It failed. */
  | { kind: "broken"; status: number }
  /** It sends us elsewhere, which is not followed: the reader has allowed this address and no other. */
  | { kind: "moved" }
  /** The answer is longer than `megabytes`. */
  | { kind: "too-long"; megabytes: number }
  /** The answer is not what such an archive answers: `what` is amiss. */
  | { kind: "garbled"; what: string }
  /** What it gave does not fit its own checksums: `what` says where. Nothing of it is used. */
  | { kind: "false"; what: string };

/** Thrown where an archive cannot be used, and caught where its outcome is made. */
export class ArchiveError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.kind);
  }
}

/** An answer in a form that such an archive never gives. */
export function garbled(what: string): ArchiveError {
  return new ArchiveError({ kind: "garbled", what });
}

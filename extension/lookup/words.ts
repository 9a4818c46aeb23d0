// What came of a look-up, in words.

import { say } from "../shared/i18n";
import { dayWords } from "../shared/words";
import type { ArchiveKind, Outcome } from "./look";
import type { Trouble } from "./trouble";

/** The host of an address, as its reader knows it. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

/** One sentence or two on what the archive at `host` has said. */
export function outcomeWords(kind: ArchiveKind, host: string, outcome: Outcome): string {
  switch (outcome.state) {
    case "not-found":
      return say(`lookup_not_found_${kind}`);
    case "trouble":
      return troubleWords(host, outcome.trouble);
    case "checked": {
      const { verdict, record } = outcome.check;
      const names = {
        identical: "lookup_identical",
        "same-wording": "lookup_same_wording",
        changed: "lookup_changed",
        variant: "lookup_variant",
        "other-recipe": "lookup_other_recipe",
        unknown: "lookup_unknown",
        unreadable: "lookup_unreadable",
      } as const;
      return record ? say(names[verdict], dayWords(Date.parse(record.captured))) : say(`lookup_not_found_${kind}`);
    }
  }
}

function troubleWords(host: string, trouble: Trouble): string {
  switch (trouble.kind) {
    case "offline":
      return say("trouble_offline");
    case "no-permission":
      return say("trouble_no_permission", host);
    case "unreachable":
      return say("trouble_unreachable", host);
    case "slow":
      return say("trouble_slow", host, trouble.seconds);
    case "busy":
      return say("trouble_busy", host, timeWords(trouble.until));
    case "resting":
      return say("trouble_resting", host, timeWords(trouble.until));
    case "refused":
      return say("trouble_refused", host, trouble.status);
    case "broken":
      return say("trouble_broken", host, trouble.status);
    case "moved":
      return say("trouble_moved", host);
    case "too-long":
      return say("trouble_too_long", host, trouble.megabytes);
    case "garbled":
      return say("trouble_garbled", host, trouble.what);
    case "false":
      return say("trouble_false", host, trouble.what);
  }
}

/** The time of day, with the day where it is another one. Milliseconds since 1970. */
export function timeWords(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ dateStyle: "medium" } as const);
  return new Intl.DateTimeFormat(say("language"), { timeStyle: "short", ...day }).format(time);
}

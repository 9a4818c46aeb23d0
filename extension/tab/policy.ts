import type { Document } from "../shared/core";
import { copyButton } from "../shared/copy";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { kindWords, shortHash } from "../shared/words";

/** A title that only says what the document is says nothing new. */
function sameWords(title: string, kind: string): boolean {
  return title === "" || title.toLowerCase() === kind.toLowerCase();
}

/** What was read: kind, title, size and hash of the document. */
export function policyView({ kind, confidence, evidence, title, hash, recipe, counts }: Document): HTMLElement {
  const recognised = say("kind_confidence", Math.round(confidence * 100));
  return element(
    "section",
    { className: "policy" },
    element(
      "p",
      { title: evidence.map(({ words }) => words).join(" · ") },
      element("strong", { textContent: kindWords(kind) }),
      element("span", { className: "soft", textContent: ` ${recognised}` }),
    ),
    sameWords(title, kindWords(kind)) ? null : element("p", { className: "document-title", textContent: title }),
    element("p", {
      className: "soft",
      textContent: say("tab_words", counts.words.toLocaleString(), counts.clauses.toLocaleString()),
    }),
    element(
      "p",
      { className: "soft hash", title: say("tab_hash_title", recipe) },
      `${say("tab_hash")} `,
      element("code", { textContent: shortHash(hash) }),
      copyButton(say("copy"), () => hash),
    ),
  );
}

import type { Category, Finding } from "../shared/core";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import type { Marks } from "../shared/protocol";
import { basisWords, confidenceWords, measuredWords, severityWords, spokeWords } from "../shared/words";
import type { Asks } from "./card-content";

/** Why we say so: what was measured, how the clause says it, which of rule and model spoke, what set the severity. */
export function howSure(finding: Finding, category: Category | undefined, marks: Marks, asks: Asks): HTMLElement {
  const measured = marks.quality.find(({ slug }) => slug === finding.category);
  const explain = element("button", { type: "button", className: "plain", textContent: say("card_quality") });
  explain.addEventListener("click", () => asks.explain(finding.category));
  return element(
    "div",
    { className: "sure" },
    element("h3", { textContent: say("card_sure") }),
    element(
      "p",
      {},
      `${confidenceWords(finding.confidence)} ${measuredWords(measured?.[finding.confidence])} `,
      explain,
    ),
    element("p", { textContent: `${basisWords(finding.basis)} ${spokeWords(finding)}` }),
    finding.reasons.length > 0 ? element("p", { textContent: severityWords(finding, category) }) : null,
  );
}

import { copyButton } from "../shared/copy";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { shortQuote } from "../shared/quote";
import type { PlacedFinding } from "../shared/summary";
import { placesWords } from "../shared/words";
import type { CategoryGroup } from "./categories";

/** One category in the list: the finding that speaks for all, and where else it is said; `open` unfolds these. */
export function entry(
  { first, also }: CategoryGroup,
  title: string,
  open: boolean,
  jump: (placed: PlacedFinding) => void,
): HTMLElement {
  return element(
    "li",
    {},
    element(
      "div",
      { className: "first" },
      clause(first, jump, element("span", { className: "title", textContent: title })),
      copyButton(say("copy"), () => first.finding.quote, say("copy_quote")),
    ),
    also.length > 0 ? alsoHere(also, open, jump) : null,
  );
}

function alsoHere(also: PlacedFinding[], open: boolean, jump: (placed: PlacedFinding) => void): HTMLElement {
  const words = also.length === 1 ? say("also_here_one") : say("also_here", also.length);
  const items = also.map((placed) => element("li", {}, clause(placed, jump, severityIcon(placed.finding.severity))));
  return element(
    "details",
    { className: "also", open },
    element("summary", { textContent: words }),
    element("ul", {}, ...items),
  );
}

/** A button that shows the clause in its page. `head` stands before its quote. */
function clause(placed: PlacedFinding, jump: (placed: PlacedFinding) => void, head: Node): HTMLElement {
  const { finding, unplaced } = placed;
  const note = (words: string) => element("span", { className: "soft note", textContent: words });
  const button = element(
    "button",
    { type: "button", className: "jump", title: say("tab_jump"), disabled: unplaced },
    head,
    element("q", {}, ...shortQuote(finding)),
    finding.applies_to.length > 0 ? note(placesWords(finding)) : null,
    unplaced ? note(say("tab_unplaced")) : null,
  );
  button.addEventListener("click", () => jump(placed));
  return button;
}

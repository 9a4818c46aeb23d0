import { citeButton } from "../shared/cite";
import type { Category, Citation, Finding } from "../shared/core";
import { copyButton } from "../shared/copy";
import { element, link } from "../shared/dom";
import { say, type MessageName } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import type { Marks } from "../shared/protocol";
import { markedQuote, shortQuote } from "../shared/quote";
import { placesWords } from "../shared/words";
import { whatToDo } from "./card-actions";
import { howSure } from "./card-sure";
import type { Placed } from "./place";

/** What the sections of a card ask of it. */
export interface Asks {
  /** Opens the card at another clause. */
  show(placed: Placed): void;
  /** Opens the page that says how sure we are, at a category. */
  explain(category: string): void;
  /** The citation of a finding's clause. */
  cite(finding: Finding): Promise<Citation>;
}

/** What the card says of one finding; `also` are the other clauses that say the same. */
export function findingSection(finding: Finding, also: Placed[], marks: Marks, asks: Asks): HTMLElement {
  const category = marks.categories.find(({ slug }) => slug === finding.category);
  return element(
    "section",
    {},
    element(
      "p",
      { className: `severity ${finding.severity}` },
      severityIcon(finding.severity),
      say(`severity_${finding.severity}`),
    ),
    element("h2", { textContent: category?.title ?? finding.category }),
    finding.applies_to.length > 0 ? element("p", { className: "places", textContent: placesWords(finding) }) : null,
    finding.lead_in ? element("p", { className: "lead-in", textContent: finding.lead_in }) : null,
    element("blockquote", {}, ...markedQuote(finding)),
    also.length > 0 ? alsoHere(also, asks) : null,
    category ? paragraph("card_means", category.means) : null,
    category ? paragraph("card_why", category.why_person) : null,
    whatToDo(finding, category),
    howSure(finding, category, marks, asks),
    category ? more(category) : null,
    element(
      "div",
      { className: "buttons" },
      copyButton(say("copy_quote"), () => finding.quote),
      citeButton(() => asks.cite(finding)),
    ),
  );
}

function alsoHere(also: Placed[], asks: Asks): HTMLElement {
  const items = also.map((placed) => {
    const button = element("button", { type: "button", className: "also" }, ...shortQuote(placed.finding));
    button.addEventListener("click", () => asks.show(placed));
    return element("li", {}, button);
  });
  const words = also.length === 1 ? say("also_here_one") : say("also_here", also.length);
  return element("details", {}, element("summary", { textContent: words }), element("ul", {}, ...items));
}

/** What few readers need at once: folded. */
function more({ why_organisation, unclear, laws, agencies }: Category): HTMLElement {
  return element(
    "details",
    {},
    element("summary", { textContent: say("card_more") }),
    paragraph("card_organisation", why_organisation),
    paragraph("card_unclear", unclear),
    list(
      "card_laws",
      laws.map(({ name, article, jurisdiction, in_force }) => [say("law", name, article, jurisdiction, in_force)]),
    ),
    list(
      "card_agencies",
      agencies.map(({ name, jurisdiction, complaints }) => [link(complaints, name), ` (${jurisdiction})`]),
    ),
  );
}

function paragraph(heading: MessageName, text: string): HTMLElement | null {
  return text
    ? element("div", {}, element("h3", { textContent: say(heading) }), element("p", { textContent: text }))
    : null;
}

function list(heading: MessageName, items: (string | Node)[][]): HTMLElement | null {
  if (items.length === 0) return null;
  const entries = items.map((item) => element("li", {}, ...item));
  return element("div", {}, element("h3", { textContent: say(heading) }), element("ul", {}, ...entries));
}

import { citeButton } from "../shared/cite";
import type { Action, Category, Citation, Document as Policy, Finding } from "../shared/core";
import { copyButton } from "../shared/copy";
import { element, link } from "../shared/dom";
import { say, type MessageName } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { basisWords, confidenceWords } from "../shared/words";

/** What the card says of one finding; `cite` gives its citation. */
export function findingSection(
  finding: Finding,
  category: Category | undefined,
  policy: Policy,
  cite: (finding: Finding) => Promise<Citation>,
): HTMLElement {
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
    ...(finding.lead_in ? [element("p", { className: "lead-in", textContent: finding.lead_in })] : []),
    quoteOf(finding),
    ...(category ? [paragraph("card_means", category.means), paragraph("card_why", category.why_person)] : []),
    whatToDo(finding, category, policy),
    howSure(finding),
    ...(category ? [more(category)] : []),
    element(
      "div",
      { className: "buttons" },
      copyButton(say("copy_quote"), () => finding.quote),
      citeButton(() => cite(finding)),
    ),
  );
}

/** The quote, with the words that triggered the finding in bold. */
function quoteOf({ quote, triggers }: Finding): HTMLElement {
  const box = element("blockquote");
  let end = 0;
  for (const trigger of [...triggers].sort((a, b) => a.start - b.start)) {
    if (trigger.start < end) continue;
    box.append(
      quote.slice(end, trigger.start),
      element("strong", { textContent: quote.slice(trigger.start, trigger.end) }),
    );
    end = trigger.end;
  }
  box.append(quote.slice(end));
  return box;
}

function whatToDo({ actions }: Finding, category: Category | undefined, policy: Policy): HTMLElement {
  return element(
    "div",
    {},
    element("h3", { textContent: say("card_do") }),
    element("ul", { className: "actions" }, ...actions.map((action) => actionItem(action, policy))),
    element("p", { textContent: category?.can_do ?? "" }),
  );
}

function actionItem({ kind, value, words }: Action, policy: Policy): HTMLElement {
  const base = policy.url ?? document.baseURI;
  const shown =
    kind === "email"
      ? link(`mailto:${value}`, value, base)
      : kind === "link"
        ? link(value, words || value, base)
        : element("span", { textContent: value });
  return element("li", { title: words }, `${say(`action_${kind}`)}: `, shown);
}

function howSure({ confidence, basis, reasons }: Finding): HTMLElement {
  return element(
    "div",
    { className: "sure" },
    element("p", { textContent: `${confidenceWords(confidence)} ${basisWords(basis)}` }),
    ...(reasons.length > 0 ? [element("p", { textContent: say("card_reasons", reasons.join("; ")) })] : []),
  );
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
      laws.map(({ name, article, jurisdiction }) => [`${name}, ${article} (${jurisdiction})`]),
    ),
    list(
      "card_agencies",
      agencies.map(({ name, complaints }) => [link(complaints, name, complaints)]),
    ),
  );
}

function paragraph(heading: MessageName, text: string): HTMLElement {
  return element(
    "div",
    {},
    ...(text ? [element("h3", { textContent: say(heading) }), element("p", { textContent: text })] : []),
  );
}

function list(heading: MessageName, items: (string | Node)[][]): HTMLElement {
  const entries = items.map((item) => element("li", {}, ...item));
  return element(
    "div",
    {},
    ...(entries.length > 0 ? [element("h3", { textContent: say(heading) }), element("ul", {}, ...entries)] : []),
  );
}

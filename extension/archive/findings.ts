import { citeButton } from "../shared/cite";
import { Client } from "../shared/client";
import type { Finding } from "../shared/core";
import { copyButton } from "../shared/copy";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { bySeverity } from "../shared/severity";

const client = new Client();

/** What was found in the version `id`, the gravest first. */
export async function keptFindings(id: string, findings: Finding[]): Promise<HTMLElement> {
  const categories = await client.ask({ type: "catalogue" });
  const titles = new Map(categories.map(({ slug, title }) => [slug, title]));
  const sorted = [...findings].sort(bySeverity);
  return element(
    "section",
    {},
    element("h2", { textContent: say("archive_findings", findings.length) }),
    findings.length === 0 ? element("p", { textContent: say("status_nothing_text") }) : null,
    element("ul", { className: "kept-findings" }, ...sorted.map((finding) => item(id, finding, titles))),
  );
}

function item(id: string, finding: Finding, titles: Map<string, string>): HTMLElement {
  const { severity, category, quote, clause } = finding;
  return element(
    "li",
    {},
    element(
      "p",
      { className: severity, title: say(`severity_${severity}`) },
      severityIcon(severity),
      element("strong", { textContent: titles.get(category) ?? category }),
    ),
    element("q", { textContent: quote }),
    element(
      "div",
      { className: "buttons" },
      copyButton(say("copy_quote"), () => quote),
      citeButton(() => client.ask({ type: "cite-version", id, clause, quote })),
    ),
  );
}

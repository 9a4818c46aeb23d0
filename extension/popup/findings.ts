import type { Category, Severity } from "../shared/core";
import { copyButton } from "../shared/copy";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { reaches, SEVERITIES } from "../shared/severity";
import type { PlacedFinding } from "../shared/summary";

/** The findings by severity, with a chip for each severity and a field to filter by words. */
export class FindingsView {
  readonly element = element("div", { className: "findings" });
  readonly #chips = element("div", { className: "chips" });
  readonly #groups = element("div");
  readonly #filter = element("input", { type: "search", placeholder: say("popup_filter") });
  readonly #chosen = new Set<Severity>();
  readonly #jump: (placed: PlacedFinding) => void;
  #findings: PlacedFinding[] = [];
  #titles = new Map<string, string>();
  #minimum: Severity = "info";

  /** `jump` is to show a finding in its page. */
  constructor(jump: (placed: PlacedFinding) => void) {
    this.#jump = jump;
    this.#filter.ariaLabel = say("popup_filter");
    this.#filter.addEventListener("input", () => this.#showGroups());
    this.element.append(this.#chips, this.#filter, this.#groups);
  }

  /** Shows these findings, filtered as before; groups under `minimum` are folded. */
  show(findings: PlacedFinding[], categories: Category[], minimum: Severity): void {
    this.#findings = findings;
    this.#titles = new Map(categories.map(({ slug, title }) => [slug, title]));
    this.#minimum = minimum;
    this.#chips.replaceChildren(...SEVERITIES.map((severity) => this.#chip(severity)));
    this.#showGroups();
  }

  #chip(severity: Severity): HTMLElement {
    const count = this.#findings.filter(({ finding }) => finding.severity === severity).length;
    const pressed = String(this.#chosen.has(severity));
    const chip = element(
      "button",
      {
        type: "button",
        className: "chip",
        disabled: count === 0,
        ariaPressed: pressed,
        title: say(`severity_${severity}_means`),
      },
      element("span", { className: `count ${severity}` }, severityIcon(severity), String(count)),
      element("span", { className: "word", textContent: say(`severity_${severity}`) }),
    );
    chip.addEventListener("click", () => {
      const pressed = !this.#chosen.delete(severity);
      if (pressed) this.#chosen.add(severity);
      chip.ariaPressed = String(pressed);
      this.#showGroups();
    });
    return chip;
  }

  #showGroups(): void {
    const words = this.#filter.value.trim().toLowerCase();
    const shown = this.#findings.filter(
      (placed) =>
        (this.#chosen.size === 0 || this.#chosen.has(placed.finding.severity)) && this.#textOf(placed).includes(words),
    );
    const isNarrowed = words !== "" || this.#chosen.size > 0;
    const groups = SEVERITIES.flatMap((severity) => {
      const group = shown.filter(({ finding }) => finding.severity === severity);
      return group.length > 0 ? [this.#group(severity, group, isNarrowed || reaches(severity, this.#minimum))] : [];
    });
    this.#groups.replaceChildren(
      ...(groups.length > 0 ? groups : [element("p", { className: "soft empty", textContent: say("popup_no_match") })]),
    );
  }

  #textOf({ finding }: PlacedFinding): string {
    return `${this.#titleOf(finding.category)} ${finding.quote}`.toLowerCase();
  }

  #titleOf(slug: string): string {
    return this.#titles.get(slug) ?? slug;
  }

  #group(severity: Severity, group: PlacedFinding[], open: boolean): HTMLElement {
    return element(
      "details",
      { open },
      element(
        "summary",
        { className: severity },
        severityIcon(severity),
        element("h2", { textContent: say(`severity_${severity}`) }),
        element("span", { className: "soft", textContent: String(group.length) }),
      ),
      element("ul", {}, ...group.map((placed) => this.#item(placed))),
    );
  }

  #item(placed: PlacedFinding): HTMLElement {
    const { finding, unplaced } = placed;
    const show = element(
      "button",
      { type: "button", className: "jump", title: say("popup_jump"), disabled: unplaced },
      element("span", { className: "title", textContent: this.#titleOf(finding.category) }),
      element("q", { textContent: finding.quote }),
      unplaced ? element("span", { className: "soft", textContent: say("popup_unplaced") }) : null,
    );
    show.addEventListener("click", () => this.#jump(placed));
    return element(
      "li",
      {},
      show,
      copyButton(say("copy"), () => finding.quote, say("copy_quote")),
    );
  }
}

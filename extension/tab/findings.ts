import type { Category, Severity } from "../shared/core";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { reaches, SEVERITIES } from "../shared/severity";
import type { PlacedFinding } from "../shared/summary";
import { isListed, type Threshold } from "../shared/threshold";
import { byCategory, type CategoryGroup } from "./categories";
import { entry } from "./entry";
import { Sureness } from "./sureness";

/** The findings by severity and category, with a chip for each severity and a field to filter by words. */
export class FindingsView {
  readonly element = element("div", { className: "findings" });
  readonly #chips = element("div", { className: "chips" });
  readonly #groups = element("div");
  readonly #filter = element("input", { type: "search", placeholder: say("tab_filter") });
  readonly #sureness = new Sureness();
  readonly #chosen = new Set<Severity>();
  readonly #jump: (placed: PlacedFinding) => void;
  #all: PlacedFinding[] = [];
  #listed: PlacedFinding[] = [];
  #titles = new Map<string, string>();
  #minimum: Severity = "info";

  /** `jump` is to show a finding in its page. */
  constructor(jump: (placed: PlacedFinding) => void) {
    this.#jump = jump;
    this.#filter.ariaLabel = say("tab_filter");
    this.#filter.addEventListener("input", () => this.#showGroups());
    const narrow = element("div", { className: "narrow" }, this.#filter, this.#sureness.choice);
    this.element.append(this.#chips, narrow, this.#sureness.note, this.#groups);
  }

  /** Shows these findings, filtered as before. */
  show(findings: PlacedFinding[], categories: Category[], threshold: Threshold): void {
    this.#all = findings;
    this.#titles = new Map(categories.map(({ slug, title }) => [slug, title]));
    this.setThreshold(threshold);
  }

  /** Leaves out what is less sure, and folds what is less grave. */
  setThreshold(threshold: Threshold): void {
    this.#minimum = threshold.minimum;
    this.#listed = this.#all.filter(({ finding }) => isListed(finding, threshold));
    this.#sureness.show(threshold, this.#all.length - this.#listed.length);
    this.#chips.replaceChildren(...SEVERITIES.map((severity) => this.#chip(severity)));
    this.#showGroups();
  }

  #chip(severity: Severity): HTMLElement {
    const count = this.#listed.filter(({ finding }) => finding.severity === severity).length;
    const chip = element(
      "button",
      {
        type: "button",
        className: "chip",
        disabled: count === 0,
        ariaPressed: String(this.#chosen.has(severity)),
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
    const shown = this.#listed.filter(
      (placed) =>
        (this.#chosen.size === 0 || this.#chosen.has(placed.finding.severity)) && this.#textOf(placed).includes(words),
    );
    const isNarrowed = words !== "" || this.#chosen.size > 0;
    const categories = byCategory(shown);
    const groups = SEVERITIES.flatMap((severity) => {
      const group = categories.filter(({ first }) => first.finding.severity === severity);
      const open = isNarrowed || reaches(severity, this.#minimum);
      return group.length > 0 ? [this.#group(severity, group, open, words !== "")] : [];
    });
    const none = this.#listed.length > 0 ? "tab_no_match" : "tab_none_sure";
    this.#groups.replaceChildren(
      ...(groups.length > 0 ? groups : [element("p", { className: "empty", textContent: say(none) })]),
    );
  }

  #textOf({ finding }: PlacedFinding): string {
    return `${this.#titleOf(finding.category)} ${finding.quote} ${finding.applies_to.join(" ")}`.toLowerCase();
  }

  #titleOf(slug: string): string {
    return this.#titles.get(slug) ?? slug;
  }

  #group(severity: Severity, group: CategoryGroup[], open: boolean, unfolded: boolean): HTMLElement {
    const kinds = group.length === 1 ? say("tab_kinds_one") : say("tab_kinds", group.length);
    return element(
      "details",
      { className: "group", open },
      element(
        "summary",
        { className: severity },
        severityIcon(severity),
        element("h2", { textContent: say(`severity_${severity}`) }),
        element("span", { className: "soft", textContent: kinds }),
      ),
      element("ul", {}, ...group.map((each) => entry(each, this.#titleOf(each.slug), unfolded, this.#jump))),
    );
  }
}

import type { Citation, Finding } from "../shared/core";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import type { Marks } from "../shared/protocol";
import { CARD_HOST } from "../shared/reading";
import { reaches } from "../shared/severity";
import { findingSection } from "./card-content";
import { cardStyle } from "./card-style";
import { besideRange, bringIntoView } from "./card-position";
import { toneAt } from "./paint";
import type { Placed } from "./place";

/** What the card asks of its page. */
interface Actions {
  /** Shows which clause the card speaks of; `null` when it closes. */
  speakOf(placed: Placed | null): void;
  /** Goes on to the next clause, or back to the previous one. */
  step(by: 1 | -1): void;
  /** The citation of a finding's clause. */
  cite(finding: Finding): Promise<Citation>;
}

/** The card of one clause. Its host is the only element the extension adds to a page, and is there only while open. */
export class Card {
  readonly #actions: Actions;
  #open: { host: HTMLElement; current: Placed; closing: AbortController; focused: Element | null } | null = null;

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  get host(): Element | null {
    return this.#open?.host ?? null;
  }

  /** Opens at `all[at]`, with everything found in that clause. */
  open(all: Placed[], at: number, marks: Marks, { scroll }: { scroll: boolean }): void {
    const current = all[at];
    if (!current) return;
    const focused = this.#open?.focused ?? document.activeElement;
    this.close({ refocus: false });

    const closing = new AbortController();
    const host = document.createElement(CARD_HOST);
    const dialog = this.#dialog(all, current, marks);
    const root = host.attachShadow({ mode: "closed" });
    const style = new CSSStyleSheet();
    style.replaceSync(cardStyle);
    root.adoptedStyleSheets = [style];
    root.append(dialog);
    host.popover = "manual";
    document.documentElement.append(host);
    host.showPopover();
    this.#open = { host, current, closing, focused };
    this.#actions.speakOf(current);

    const [range] = current.ranges;
    if (range && scroll) bringIntoView(range);
    if (range?.getClientRects().length === 0) {
      dialog.querySelector(".body")?.prepend(element("p", { className: "folded", textContent: say("card_folded") }));
    }
    const put = () => range && besideRange(dialog, range);
    put();
    addEventListener("scroll", put, { signal: closing.signal, capture: true, passive: true });
    addEventListener("resize", put, { signal: closing.signal, passive: true });
    addEventListener("keydown", (event) => this.#pressed(event), { signal: closing.signal, capture: true });
    dialog.focus({ preventScroll: true });
  }

  /** Opens at the next or the previous clause with findings; at the first or the last when none is open. */
  step(all: Placed[], by: 1 | -1, marks: Marks): void {
    const stops = stopsOf(all, marks);
    const here = stops.findIndex(({ finding }) => finding.clause === this.#open?.current.finding.clause);
    const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : (here + by + stops.length) % stops.length;
    const stop = stops[next];
    if (stop) this.open(all, all.indexOf(stop), marks, { scroll: true });
  }

  close({ refocus } = { refocus: true }): void {
    if (!this.#open) return;
    const { host, closing, focused } = this.#open;
    this.#open = null;
    closing.abort();
    host.remove();
    this.#actions.speakOf(null);
    if (refocus && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  #dialog(all: Placed[], current: Placed, marks: Marks): HTMLElement {
    const clause = all.filter(({ finding }) => finding.clause === current.finding.clause);
    const inOrder = [current, ...clause.filter((placed) => placed !== current)];
    const stops = stopsOf(all, marks);
    const here = stops.findIndex(({ finding }) => finding.clause === current.finding.clause);
    const dialog = element(
      "div",
      {
        className: `card ${toneAt(current.ranges[0]?.startContainer.parentElement ?? null)}`,
        role: "dialog",
        tabIndex: -1,
      },
      element(
        "div",
        { className: "bar" },
        element("span", { className: "name", textContent: say("name") }),
        button("previous", "‹", () => this.#actions.step(-1)),
        element("span", { textContent: here < 0 ? "" : say("position", here + 1, stops.length) }),
        button("next", "›", () => this.#actions.step(1)),
        button("close", "×", () => this.close()),
      ),
      element(
        "div",
        { className: "body" },
        ...inOrder.map(({ finding }) =>
          findingSection(
            finding,
            marks.categories.find(({ slug }) => slug === finding.category),
            marks.document,
            (cited) => this.#actions.cite(cited),
          ),
        ),
      ),
    );
    dialog.ariaLabel = say("card_label");
    return dialog;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.target !== this.host) {
      return;
    }
    // What is typed into the card is none of the page's business.
    event.stopPropagation();
  }
}

/** Where stepping stops: the first shown finding of each clause. */
function stopsOf(all: Placed[], { minimum }: Marks): Placed[] {
  const shown = all.filter(({ finding }) => reaches(finding.severity, minimum));
  return shown.filter(({ finding }, i) => shown.findIndex((other) => other.finding.clause === finding.clause) === i);
}

function button(name: "previous" | "next" | "close", sign: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", className: "sign", textContent: sign, title: say(name) });
  made.ariaLabel = say(name);
  made.addEventListener("click", act);
  return made;
}

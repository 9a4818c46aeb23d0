import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { SEVERITIES } from "../shared/severity";
import { dayWords, kindWords } from "../shared/words";
import { byAddress, type Policy } from "../store/policies";
import { listVersions, remove, restore, withWords } from "../store/versions";
import { attempt, notify } from "./notice";
import { StorageView } from "./storage";

/** Shorter words stand in nearly every policy. Characters. */
const SEARCHED_IN_TEXTS = 3;

/** The policies in the archive, with a field to search them. */
export class ListView {
  readonly element = element("div");
  readonly #search = element("input", { type: "search", placeholder: say("archive_search") });
  readonly #searching = element("progress", { hidden: true });
  readonly #list = element("ul", { className: "policies" });
  readonly #none = element("div", { className: "empty" });
  readonly #storage = new StorageView(() => this.load());
  #policies: Policy[] = [];
  /** The versions that have the words sought in their text. */
  #inTexts = new Set<string>();
  #stop = new AbortController();

  constructor() {
    this.#search.ariaLabel = say("archive_search");
    this.#search.addEventListener("input", () => void attempt(() => this.#searched()));
    this.#list.addEventListener("keydown", (event) => this.#pressed(event));
    this.element.append(
      element("div", { className: "search" }, this.#search, this.#searching),
      this.#list,
      this.#none,
      this.#storage.element,
    );
  }

  /** Reads the archive again. */
  async load(): Promise<void> {
    this.#policies = byAddress(await listVersions());
    await this.#storage.load(this.#policies.length);
    this.#show();
  }

  /** Puts the cursor into the field. */
  search(): void {
    this.#search.focus();
  }

  get #words(): string {
    return this.#search.value.trim().toLowerCase();
  }

  async #searched(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const inTexts = this.#words.length >= SEARCHED_IN_TEXTS;
    this.#inTexts = new Set();
    this.#searching.hidden = !inTexts;
    this.#show();
    if (!inTexts) return;
    const found = await withWords(this.#words, signal);
    if (signal.aborted) return;
    this.#inTexts = found;
    this.#searching.hidden = true;
    this.#show();
  }

  #show(): void {
    const words = this.#words;
    const shown = this.#policies.filter(
      ({ versions }) =>
        versions.some(({ id }) => this.#inTexts.has(id)) ||
        versions.some(({ url, document: { title, kind } }) =>
          `${title} ${url} ${kindWords(kind)}`.toLowerCase().includes(words),
        ),
    );
    this.#list.replaceChildren(...shown.map((policy) => this.#item(policy)));
    this.#none.hidden = shown.length > 0 || !this.#searching.hidden;
    this.#none.replaceChildren(
      ...(this.#policies.length > 0
        ? [element("p", { textContent: say("archive_no_match") })]
        : [
            element("h2", { textContent: say("archive_empty_title") }),
            element("p", { textContent: say("archive_empty_text") }),
          ]),
    );
  }

  #item(policy: Policy): HTMLElement {
    const [last] = policy.versions;
    const title = last.document.title || last.url;
    const gone = element("button", { type: "button", className: "delete", textContent: say("archive_delete") });
    gone.ariaLabel = say("archive_delete_title", title);
    gone.addEventListener("click", () => void attempt(() => this.#remove(policy, title)));
    const count = policy.versions.length;
    return element(
      "li",
      {},
      element(
        "a",
        { className: "policy", href: `#${new URLSearchParams({ version: last.id })}` },
        element("strong", { textContent: title }),
        element("span", {
          className: "soft",
          textContent: [last.site, kindWords(last.document.kind), say("archive_last_read", dayWords(last.lastSeen))]
            .filter(Boolean)
            .join(" · "),
        }),
        count > 1 ? element("span", { className: "soft versions", textContent: say("archive_versions", count) }) : null,
      ),
      element(
        "span",
        { className: "counts" },
        ...SEVERITIES.filter((severity) => last.document.counts[severity] > 0).map((severity) =>
          element(
            "span",
            { className: severity, title: say(`severity_${severity}`) },
            severityIcon(severity),
            String(last.document.counts[severity]),
          ),
        ),
      ),
      gone,
    );
  }

  async #remove({ versions }: Policy, title: string): Promise<void> {
    const taken = await remove(versions.map(({ id }) => id));
    await this.load();
    notify(say("archive_deleted", title), {
      label: say("archive_undo"),
      act: async () => {
        await restore(taken);
        await this.load();
      },
    });
  }

  /** Arrows go from policy to policy, Delete takes one out. */
  #pressed(event: KeyboardEvent): void {
    const item = event.target instanceof Element ? event.target.closest("li") : null;
    const by = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (by) by.querySelector("a")?.focus();
    else if (event.key === "Delete") item?.querySelector("button")?.click();
    else return;
    event.preventDefault();
  }
}

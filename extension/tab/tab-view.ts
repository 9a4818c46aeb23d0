import { openArchive } from "../shared/archive";
import { Client } from "../shared/client";
import type { Document } from "../shared/core";
import { element } from "../shared/dom";
import { say, translate, type MessageName } from "../shared/i18n";
import { loadSettings, onSettingsChange, siteOf, switchSite } from "../shared/settings";
import type { TabRecord } from "../shared/protocol";
import { findingsOf, mainFrameOf, type PlacedFinding } from "../shared/summary";
import { checkView } from "./check";
import { FindingsView } from "./findings";
import { LookupView } from "./lookup";
import { policyView } from "./policy";
import { failedStatus, offStatus, statusOf, unreadStatus, type Status } from "./status";

const client = new Client();

/** Whom the view speaks of. */
interface Subject {
  tab: chrome.tabs.Tab;
  id: number;
  /** Host of the page, where it has one and the extension may know it. */
  site: string | null;
  /** The look-up in archives: the same one for as long as the text is the same, so that an answer on its way finds it. */
  lookup: LookupView | null;
}

/** What popup and side panel say of one tab: what its page is, what has changed in it, and what was found. */
export class TabView {
  readonly #main = element("main", { id: "main", ariaBusy: "true" });
  readonly #siteButton = element("button", { type: "button", id: "site", hidden: true });
  readonly #findings = new FindingsView((placed) => void this.#jump(placed));
  readonly #arrived: () => void;
  #subject: Subject | null = null;
  /** Counts what is begun to be shown: what was begun before and comes later is out of date. */
  #turn = 0;

  /** Fills the document. `arrived` is called when the page was scrolled to a clause; `buttons` come first in the header. */
  constructor(arrived: () => void, ...buttons: HTMLElement[]) {
    this.#arrived = arrived;
    translate(document);
    document.body.append(
      element(
        "header",
        {},
        element("img", { src: chrome.runtime.getURL("icons/icon-48.png"), width: 20, height: 20, alt: "" }),
        element("h1", { textContent: say("name") }),
        ...buttons,
        headerButton("tab_archive", () => openArchive()),
        headerButton("tab_options", () => chrome.runtime.openOptionsPage()),
      ),
      this.#main,
      element("footer", {}, element("span", { className: "soft", textContent: say("tab_local") }), this.#siteButton),
    );
    this.#siteButton.addEventListener("click", () => void this.#switchSite());
    onSettingsChange((now, before) => {
      const [isNow, wasBefore] = [now, before].map(({ sitesOff }) => sitesOff.includes(this.#subject?.site ?? ""));
      if (isNow !== wasBefore) void this.#readAgain();
      else if (JSON.stringify(now.archives) !== JSON.stringify(before.archives)) void this.#refresh();
      else this.#findings.setThreshold(now);
    });
    chrome.storage.session.onChanged.addListener((changes) => {
      if (this.#subject && `tab:${this.#subject.id}` in changes) void this.#refresh();
    });
  }

  /** Reads the page in `tab`, as the reader asked for it, and shows what was found; not on a site switched off. */
  async read(tab: chrome.tabs.Tab): Promise<void> {
    const subject = this.#turnTo(tab);
    if (await this.#isShownOff(subject)) return;
    this.#showWorking();
    const turn = ++this.#turn;
    try {
      await this.#showRecord(turn, subject, await client.ask({ type: "mark", tab: subject.id }));
    } catch (error) {
      this.#show(turn, subject, failedStatus(error instanceof Error ? error.message : String(error)));
    }
  }

  /** Shows what is known of the page in `tab`, without reading it. */
  async look(tab: chrome.tabs.Tab): Promise<void> {
    const subject = this.#turnTo(tab);
    if (await this.#isShownOff(subject)) return;
    await this.#showKnown(subject);
  }

  #turnTo(tab: chrome.tabs.Tab): Subject {
    const id = tab.id ?? chrome.tabs.TAB_ID_NONE;
    const lookup = this.#subject?.id === id ? this.#subject.lookup : null;
    return (this.#subject = { tab, id, site: siteOf(tab.url ?? ""), lookup });
  }

  /** The site was switched off or on: nothing is read on one that is off. */
  async #readAgain(): Promise<void> {
    if (this.#subject) await this.read(this.#subject.tab);
  }

  /** What is known of the tab has changed: its page was read again, or a frame of it. */
  async #refresh(): Promise<void> {
    const subject = this.#subject;
    if (subject === null || (await isOff(subject))) return;
    if (subject === this.#subject && this.#main.ariaBusy !== "true") await this.#showKnown(subject);
  }

  async #showKnown(subject: Subject): Promise<void> {
    const turn = ++this.#turn;
    await this.#showRecord(turn, subject, await client.ask({ type: "tab", tab: subject.id }));
  }

  /** Whether there is nothing more to show of a tab: its site is off, or another tab is spoken of by now. */
  async #isShownOff(subject: Subject): Promise<boolean> {
    const off = await isOff(subject);
    if (subject !== this.#subject) return true;
    this.#siteButton.hidden = subject.site === null;
    this.#siteButton.textContent = off ? say("tab_site_on") : say("tab_site_off");
    if (off && subject.site !== null) this.#show(++this.#turn, subject, offStatus(subject.site));
    return off;
  }

  async #switchSite(): Promise<void> {
    const subject = this.#subject;
    if (subject !== null && subject.site !== null) await switchSite(subject.site, !(await isOff(subject)));
  }

  async #showRecord(turn: number, subject: Subject, record: TabRecord): Promise<void> {
    const isRead = record.forbidden !== undefined || Object.keys(record.frames).length > 0;
    const status = isRead ? statusOf(record, subject.tab.url) : unreadStatus(subject.tab.url);
    const findings = findingsOf(record);
    const check = status.policy && checkView(subject.id, record, this.#arrived);
    const lookup = status.policy && (await lookupOf(subject, record, status.policy));
    const records = [check, lookup].filter((section) => section !== null);
    const sections = records.length > 0 ? [element("section", { className: "records" }, ...records)] : [];
    if (findings.length === 0) return this.#show(turn, subject, status, ...sections);
    const [categories, settings] = await Promise.all([client.ask({ type: "catalogue" }), loadSettings()]);
    if (turn !== this.#turn) return;
    this.#findings.show(findings, categories, settings);
    this.#show(turn, subject, status, ...sections, this.#findings.element);
  }

  #show(turn: number, subject: Subject, { name, title, lines, policy }: Status, ...sections: HTMLElement[]): void {
    if (turn !== this.#turn) return;
    const notice = element(
      "section",
      { className: `status ${name}`, role: "status" },
      element("h2", { textContent: title }),
      ...lines.map((line) => element("p", { textContent: line })),
      name === "failed" ? this.#readButton(subject, "tab_retry") : null,
      name === "unread" ? this.#readButton(subject, "tab_read") : null,
    );
    const main = this.#main;
    main.dataset.status = name;
    main.ariaBusy = "false";
    const focused = document.activeElement;
    main.replaceChildren(...(policy ? [policyView(policy)] : []), ...(title ? [notice] : []), ...sections);
    // Taken out and put back, what had the focus has lost it.
    if (focused instanceof HTMLElement && main.contains(focused)) focused.focus();
  }

  #showWorking(): void {
    this.#main.ariaBusy = "true";
    delete this.#main.dataset.status;
    this.#main.replaceChildren(
      element(
        "section",
        { className: "status", role: "status" },
        element("p", { textContent: say("tab_working") }),
        element("progress"),
      ),
    );
  }

  #readButton({ tab }: Subject, words: "tab_retry" | "tab_read"): HTMLElement {
    const button = element("button", { type: "button", textContent: say(words) });
    button.addEventListener("click", () => void this.read(tab));
    return button;
  }

  async #jump({ frame, index }: PlacedFinding): Promise<void> {
    if (this.#subject === null) return;
    await client.tell(this.#subject.id, frame, { type: "show", finding: index });
    this.#arrived();
  }
}

async function isOff({ site }: Subject): Promise<boolean> {
  return site !== null && (await loadSettings()).sitesOff.includes(site);
}

async function lookupOf(subject: Subject, record: TabRecord, policy: Document): Promise<HTMLElement | null> {
  const main = mainFrameOf(record);
  if (!main) return null;
  const { archives } = await loadSettings();
  if (!subject.lookup?.isAbout(policy, archives)) {
    subject.lookup = new LookupView({ tab: subject.id, frame: main[0] }, policy, archives);
  }
  return subject.lookup.element;
}

/** A button for the header. */
export function headerButton(words: MessageName, press: () => Promise<void>): HTMLElement {
  const button = element("button", { type: "button", className: "plain", textContent: say(words) });
  button.addEventListener("click", () => void press());
  return button;
}

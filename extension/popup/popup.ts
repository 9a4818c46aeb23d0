import { openArchive } from "../shared/archive";
import { Client } from "../shared/client";
import type { Document } from "../shared/core";
import { element } from "../shared/dom";
import { say, translate } from "../shared/i18n";
import { loadSettings, onSettingsChange, siteOf, switchSite } from "../shared/settings";
import type { TabRecord } from "../shared/protocol";
import { findingsOf, mainFrameOf, type PlacedFinding } from "../shared/summary";
import { checkView, failedCheck } from "./check";
import { FindingsView } from "./findings";
import { LookupView } from "./lookup";
import { policyView } from "./policy";
import { failedStatus, offStatus, statusOf, type Status } from "./status";

const client = new Client();
const main = byId("main");
const siteButton = byId("site");
const findingsView = new FindingsView((placed) => void jump(placed));
/** `popup.html?tab=12` in a tab of its own speaks of tab 12. */
const asked = new URLSearchParams(location.search).get("tab");

/** The tab spoken of, once it is known. */
let tab: chrome.tabs.Tab | undefined;
let tabId = chrome.tabs.TAB_ID_NONE;
let site: string | null = null;
let lookup: LookupView | null = null;

void start();

async function start(): Promise<void> {
  translate(document);
  byId("archive").addEventListener("click", () => void openArchive());
  byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
  tab =
    asked === null
      ? (await chrome.tabs.query({ active: true, currentWindow: true }))[0]
      : await chrome.tabs.get(Number(asked));
  tabId = tab?.id ?? tabId;
  site = siteOf(tab?.url ?? "");
  siteButton.addEventListener("click", async () => {
    if (site !== null) await switchSite(site, !(await isOff()));
  });
  onSettingsChange((now, before) => {
    if (now.sitesOff.join() !== before.sitesOff.join()) void read();
    else if (JSON.stringify(now.archives) !== JSON.stringify(before.archives)) void refresh();
    else findingsView.setThreshold(now);
  });
  chrome.storage.session.onChanged.addListener((changes) => {
    if (`tab:${tabId}` in changes) void refresh();
  });
  await read();
}

/** Reads the page and shows what was found; nothing is read on a site switched off. */
async function read(): Promise<void> {
  const off = await isOff();
  showSite(off);
  if (off && site !== null) return show(offStatus(site));
  showWorking();
  try {
    await showRecord(await client.ask({ type: "mark", tab: tabId }));
  } catch (error) {
    show(failedStatus(error instanceof Error ? error.message : String(error)));
  }
}

/** What is known of the tab has changed: its page was read again, or a frame of it. */
async function refresh(): Promise<void> {
  if (main.ariaBusy === "true" || (await isOff())) return;
  await showRecord(await client.ask({ type: "tab", tab: tabId }));
}

async function isOff(): Promise<boolean> {
  return site !== null && (await loadSettings()).sitesOff.includes(site);
}

async function showRecord(record: TabRecord): Promise<void> {
  const status = statusOf(record, tab?.url);
  const findings = findingsOf(record);
  const check = status.policy && checkOf(record);
  const lookup = status.policy && (await lookupOf(record, status.policy));
  const sections = [check, lookup].filter((section) => section !== null);
  if (findings.length === 0) return show(status, ...sections);
  const [categories, settings] = await Promise.all([client.ask({ type: "catalogue" }), loadSettings()]);
  findingsView.show(findings, categories, settings);
  show(status, ...sections, findingsView.element);
}

/** The look-up in archives: the same one for as long as the text is the same, so that an answer on its way finds it. */
async function lookupOf(record: TabRecord, policy: Document): Promise<HTMLElement | null> {
  const main = mainFrameOf(record);
  if (!main) return null;
  const { archives } = await loadSettings();
  if (!lookup?.isAbout(policy, archives)) lookup = new LookupView({ tab: tabId, frame: main[0] }, policy, archives);
  return lookup.element;
}

/** Where the check comes as soon as it is there; findings do not wait for it. */
function checkOf(record: TabRecord): HTMLElement {
  const place = element("div", { id: "check", ariaBusy: "true" });
  void checkView(tabId, record, afterJump)
    .catch((error: unknown) => failedCheck(error))
    .then((view) => {
      place.replaceChildren(...(view ? [view] : []));
      place.ariaBusy = "false";
    });
  return place;
}

function show({ name, title, lines, policy }: Status, ...findings: HTMLElement[]): void {
  const notice = element(
    "section",
    { className: `status ${name}`, role: "status" },
    element("h2", { textContent: title }),
    ...lines.map((line) => element("p", { textContent: line })),
    name === "failed" ? retryButton() : null,
  );
  main.dataset.status = name;
  main.ariaBusy = "false";
  const focused = document.activeElement;
  main.replaceChildren(...(policy ? [policyView(policy)] : []), ...(title ? [notice] : []), ...findings);
  // Taken out and put back, what had the focus has lost it.
  if (focused instanceof HTMLElement && main.contains(focused)) focused.focus();
}

function showWorking(): void {
  main.ariaBusy = "true";
  delete main.dataset.status;
  main.replaceChildren(
    element(
      "section",
      { className: "status", role: "status" },
      element("p", { textContent: say("popup_working") }),
      element("progress"),
    ),
  );
}

function retryButton(): HTMLElement {
  const button = element("button", { type: "button", textContent: say("popup_retry") });
  button.addEventListener("click", () => void read());
  return button;
}

function showSite(off: boolean): void {
  siteButton.hidden = site === null;
  siteButton.textContent = off ? say("popup_site_on") : say("popup_site_off");
}

async function jump({ frame, index }: PlacedFinding): Promise<void> {
  await client.tell(tabId, frame, { type: "show", finding: index });
  afterJump();
}

/** The popup makes way for what it has shown in the page. */
function afterJump(): void {
  if (asked === null) window.close();
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`popup.html has no #${id}`);
  return found;
}

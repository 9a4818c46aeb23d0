import { archivesIn, type Archives } from "../lookup/addresses";
import { isSeverity } from "./severity";
import { isConfidence, type Threshold } from "./threshold";

/** What the reader has set. Kept in `storage.local` under one key. */
export interface Settings extends Threshold {
  /** Hosts on which nothing is marked by itself. */
  sitesOff: string[];
  /** Where "Look in archives" asks. */
  archives: Archives;
  /** The policies that are read are kept in the archive. */
  keep: boolean;
}

const KEY = "settings";

/** The settings, with a default for whatever is not set. */
export async function loadSettings(): Promise<Settings> {
  const stored: Record<string, unknown> = await chrome.storage.local.get(KEY);
  return parse(stored[KEY]);
}

/** Changes some settings and keeps the others. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set({ [KEY]: { ...(await loadSettings()), ...change } });
}

/** Switches `host` off or on again. */
export async function switchSite(host: string, off: boolean): Promise<void> {
  const others = (await loadSettings()).sitesOff.filter((site) => site !== host);
  await changeSettings({ sitesOff: off ? [...others, host].sort() : others });
}

/** Calls `listener` with the new and the old settings whenever they change, in any part of the extension. */
export function onSettingsChange(listener: (now: Settings, before: Settings) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => {
    const change = changes[KEY];
    if (change) listener(parse(change.newValue), parse(change.oldValue));
  });
}

/** The host that the list of switched-off sites knows a page by, or `null` for pages without one. */
export function siteOf(url: string): string | null {
  return (URL.canParse(url) && new URL(url).hostname) || null;
}

function parse(value: unknown): Settings {
  const { sitesOff, minimum, confidence, archives, keep } = (value ?? {}) as Partial<Record<keyof Settings, unknown>>;
  return {
    sitesOff: Array.isArray(sitesOff) ? sitesOff.filter((site) => typeof site === "string") : [],
    minimum: isSeverity(minimum) ? minimum : "low",
    confidence: isConfidence(confidence) ? confidence : "medium",
    archives: archivesIn(archives),
    keep: keep !== false,
  };
}

import { shownRisks, topSeverity } from "../shared/summary";
import type { Severity } from "../shared/core";
import type { TabRecord } from "../shared/protocol";
import { loadSettings } from "../shared/settings";
import { say } from "../shared/i18n";

/** Dark enough for white digits (contrast ≥ 4.5). */
const COLOURS: Record<Severity, string> = {
  high: "#b3261e",
  medium: "#8a5200",
  low: "#3d5a80",
  info: "#2e6b4f",
};

/** Puts the number of risks on the toolbar button of `tab`, in the colour of the gravest; says both in its tooltip. */
export async function showBadge(tab: number, record: TabRecord): Promise<void> {
  const risks = shownRisks(record, await loadSettings());
  const top = topSeverity(risks);
  const title = top
    ? say(risks.length === 1 ? "badge_one" : "badge_many", risks.length, say(`severity_${top}`))
    : say("name");
  await Promise.all([
    chrome.action.setBadgeText({ tabId: tab, text: risks.length > 0 ? String(risks.length) : "" }),
    chrome.action.setBadgeTextColor({ tabId: tab, color: "#ffffff" }),
    chrome.action.setBadgeBackgroundColor({ tabId: tab, color: COLOURS[top ?? "info"] }),
    chrome.action.setTitle({ tabId: tab, title }),
  ]);
}

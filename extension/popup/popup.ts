import { canOpenPanel, openPanel } from "../shared/panel";
import { TabView } from "../tab/tab-view";

/** `popup.html?tab=12` in a tab of its own speaks of tab 12, and stays. */
const asked = new URLSearchParams(location.search).get("tab");

const view = new TabView(leave);
void start();

async function start(): Promise<void> {
  const tab = await (asked === null ? activeTab() : chrome.tabs.get(Number(asked)));
  if (tab === undefined) return;
  const panel = document.getElementById("panel");
  if (panel && canOpenPanel()) {
    panel.hidden = false;
    panel.addEventListener("click", async () => {
      await openPanel(tab.windowId);
      leave();
    });
  }
  await view.read(tab);
}

async function activeTab(): Promise<chrome.tabs.Tab | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** The popup makes way for what it has shown in the page. */
function leave(): void {
  if (asked === null) window.close();
}

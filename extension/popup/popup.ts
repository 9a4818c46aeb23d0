import { canOpenPanel, openPanel } from "../shared/panel";
import { headerButton, TabView } from "../tab/tab-view";

/** `popup.html?tab=12` in a tab of its own speaks of tab 12, and stays. */
const asked = new URLSearchParams(location.search).get("tab");

const view = new TabView(leave, ...(canOpenPanel() ? [headerButton("tab_panel", turnToPanel)] : []));
/** The window of the tab that is spoken of, once it is known. */
let windowId: number = chrome.windows.WINDOW_ID_NONE;
void start();

async function start(): Promise<void> {
  const tab = await (asked === null ? activeTab() : chrome.tabs.get(Number(asked)));
  if (tab === undefined) return;
  ({ windowId } = tab);
  await view.read(tab);
}

async function activeTab(): Promise<chrome.tabs.Tab | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function turnToPanel(): Promise<void> {
  await openPanel(windowId);
  leave();
}

/** The popup makes way for what it has shown in the page. */
function leave(): void {
  if (asked === null) window.close();
}

import { TabView } from "../tab/tab-view";

const view = new TabView(() => undefined);
void start();

/** The panel speaks of the tab in front of its window, whichever that is. It reads none unasked. */
async function start(): Promise<void> {
  const { id: ours } = await chrome.windows.getCurrent();
  chrome.tabs.onActivated.addListener(({ windowId }) => {
    if (windowId === ours) void follow();
  });
  chrome.tabs.onUpdated.addListener((_, { status, url }, { active, windowId }) => {
    if (active && windowId === ours && (status !== undefined || url !== undefined)) void follow();
  });
  await follow();
}

async function follow(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab) await view.look(tab);
}

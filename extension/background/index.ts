// The background: a service worker in Chrome, an event page in Firefox. Both are stopped and started at will, so every
// listener is registered here, at once, and nothing is kept in memory that cannot be read again: settings, records of
// tabs and the registration live in the browser's storage, and the engine loads at its first use.

import { openPanel } from "../shared/panel";
import { parsePageRequest, parseReaderRequest, type Reply } from "../shared/protocol";
import { onSettingsChange } from "../shared/settings";
import { registerWhereAllowed } from "./automatic";
import { showBadge } from "./badge";
import { forgetGone } from "./mark";
import { changeRecord, recordOf } from "./tab-records";
import { answerPage, answerReader, step } from "./requests";
import { applySettings } from "./settings";

chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await registerWhereAllowed();
  if (reason === "install") await chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
});

chrome.runtime.onStartup.addListener(registerWhereAllowed);
chrome.permissions.onAdded.addListener(registerWhereAllowed);
chrome.permissions.onRemoved.addListener(registerWhereAllowed);
onSettingsChange(applySettings);

chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (reply: Reply<unknown>) => void) => {
  const answer = route(message, sender);
  if (answer === null) return false;
  answer.then(
    (ok) => reply({ ok }),
    (error: unknown) => reply({ failed: error instanceof Error ? error.message : String(error) }),
  );
  return true;
});

/** The answer to come, or `null` where this sender may not ask this. */
function route(message: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> | null {
  if (sender.id !== chrome.runtime.id) return null;
  if (sender.url?.startsWith(chrome.runtime.getURL(""))) {
    const request = parseReaderRequest(message);
    return request && answerReader(request);
  }
  const { url = "", tab, frameId: frame } = sender;
  if (tab?.id === undefined || frame === undefined) return null;
  const request = parsePageRequest(message);
  return request && answerPage(request, { tab: tab.id, frame, url, top: tab.url ?? url, isPrivate: tab.incognito });
}

chrome.commands.onCommand.addListener(async (command, tab) => {
  if (tab?.id === undefined) return;
  if (command === "panel") await openPanel(tab.windowId);
  else await step(tab.id, command === "next-finding" ? 1 : -1);
});

// A document that is gone answers no more, and its record goes with it.
chrome.tabs.onUpdated.addListener(async (tab, { status }) => {
  if (status === undefined || Object.keys((await recordOf(tab)).frames).length === 0) return;
  await showBadge(tab, await forgetGone(tab));
});

chrome.tabs.onRemoved.addListener(async (tab) => {
  await changeRecord(tab, () => null);
});

// "Mark policies automatically": the content script is registered wherever the reader has given access, except on
// the sites switched off. The browser's permissions are the switch; no second copy of it is kept.

import { originsOf } from "../lookup/addresses";
import { loadSettings } from "../shared/settings";

const SCRIPT = "automatic";

/** Registrations happen one after the other: install, permissions and settings may change at the same time. */
let turn: Promise<void> = Promise.resolve();

/** Brings the registration in line with permissions and settings. */
export function registerWhereAllowed(): Promise<void> {
  turn = turn.catch(() => undefined).then(register);
  return turn;
}

async function register(): Promise<void> {
  const [{ origins: granted = [] }, { sitesOff, archives }, registered] = await Promise.all([
    chrome.permissions.getAll(),
    loadSettings(),
    chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] }),
  ]);
  // Access to an archive is for looking things up there.
  const origins = granted.filter((origin) => !originsOf(Object.values(archives)).includes(origin));
  // Replaced as a whole: an update cannot take excludeMatches away again.
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (origins.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: SCRIPT,
      matches: origins,
      excludeMatches: sitesOff.map((host) => `*://${host}/*`),
      js: ["content/index.js"],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: "document_idle",
      persistAcrossSessions: true,
    },
  ]);
}

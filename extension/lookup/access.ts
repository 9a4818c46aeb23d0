// Access to archives: the browser asks the reader for it, address by address, and keeps the answer.

import { originsOf, type Archives } from "./addresses";
import { changeSettings, loadSettings } from "../shared/settings";

/**
 * Has the browser ask the reader for access to `archives`, where it has not been given. Has to be called straight from a
 * click. What came of it `hasAccess` tells.
 */
export async function askAccess(archives: Archives): Promise<void> {
  await chrome.permissions.request({ origins: originsOf(Object.values(archives)) }).catch(() => false);
}

/** The reader has given access to all of these addresses. */
export function hasAccess(addresses: string[]): Promise<boolean> {
  return chrome.permissions.contains({ origins: originsOf(addresses) });
}

/** Keeps these addresses in the settings, and gives back the access to those that are asked no more. */
export async function changeArchives(archives: Archives): Promise<void> {
  const { archives: before } = await loadSettings();
  await changeSettings({ archives });
  const kept = originsOf(Object.values(archives));
  const origins = originsOf(Object.values(before)).filter((origin) => !kept.includes(origin));
  // Access that was granted at install, as tests have it, cannot be given back.
  if (origins.length > 0) await chrome.permissions.remove({ origins }).catch(() => false);
}

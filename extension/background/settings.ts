import { Client } from "../shared/client";
import { siteOf, type Settings } from "../shared/settings";
import { registerWhereAllowed } from "./automatic";
import { showBadge } from "./badge";
import { changeRecord, recordedTabs, recordOf } from "./tab-records";

const client = new Client();

/** Brings everything that hangs on the settings in line with them: the registration, open pages, badges. */
export async function applySettings(now: Settings, before: Settings): Promise<void> {
  if (now.sitesOff.join() !== before.sitesOff.join()) await registerWhereAllowed();
  await Promise.all((await recordedTabs()).map((tab) => applyToTab(tab, now)));
}

async function applyToTab(tab: number, { sitesOff, minimum, confidence }: Settings): Promise<void> {
  let record = await recordOf(tab);
  const off = sitesOff.includes(siteOf(record.frames[0]?.url ?? "") ?? "");
  const order = off ? { type: "clear" as const } : { type: "threshold" as const, minimum, confidence };
  // A frame that is gone in the meantime has nothing to change.
  await Promise.allSettled(Object.keys(record.frames).map((frame) => client.tell(tab, Number(frame), order)));
  if (off) record = await changeRecord(tab, () => null);
  await showBadge(tab, record);
}

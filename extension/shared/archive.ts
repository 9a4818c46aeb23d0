/** Opens the archive page, at one version where `route` names it. */
export async function openArchive(route: Record<string, string> = {}): Promise<void> {
  const hash = new URLSearchParams(route).toString();
  await chrome.tabs.create({ url: chrome.runtime.getURL(`archive/archive.html${hash && `#${hash}`}`) });
}

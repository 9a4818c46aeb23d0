/** What Firefox calls its side panel. */
interface Sidebar {
  open(): Promise<void>;
}

const sidebar = (chrome as { sidebarAction?: Sidebar }).sidebarAction;

/** The browser has a side panel that an extension may open: Firefox for Android has none. */
export function canOpenPanel(): boolean {
  return sidebar !== undefined || typeof chrome.sidePanel?.open === "function";
}

/** Opens the side panel of a window. To be called at once where the reader asks for it: no browser allows it later. */
export function openPanel(windowId: number): Promise<void> {
  return sidebar ? sidebar.open() : chrome.sidePanel.open({ windowId });
}

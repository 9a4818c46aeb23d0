import { element } from "./dom";
import { say } from "./i18n";

/** The access that "mark policies automatically" asks for: the manifest's optional host permission. */
const EVERYWHERE = { origins: ["*://*/*"] };

/**
 * The switch "Mark policies automatically", with what it costs in words. The browser's permission is the switch: granting
 * it makes the background register the content script, taking it back removes it.
 */
export function automaticSwitch(): HTMLElement {
  const box = element("input", { type: "checkbox", id: "automatic", role: "switch" });
  const note = element("p", { className: "soft", role: "status" });
  const show = async () => {
    box.checked = await chrome.permissions.contains(EVERYWHERE);
  };
  box.addEventListener("change", async () => {
    const on = box.checked;
    try {
      // The request comes first: the browser accepts it only as the direct answer to a click.
      const done = on ? await chrome.permissions.request(EVERYWHERE) : await chrome.permissions.remove(EVERYWHERE);
      note.textContent = !done ? say("automatic_refused") : on ? say("automatic_reload") : "";
    } catch (error) {
      note.textContent = `${say("automatic_refused")} ${error instanceof Error ? error.message : String(error)}`;
    }
    await show();
  });
  chrome.permissions.onAdded.addListener(show);
  chrome.permissions.onRemoved.addListener(show);
  void show();
  return element(
    "div",
    { className: "automatic" },
    element("label", {}, box, element("strong", { textContent: say("automatic_label") })),
    element("p", { textContent: say("automatic_text") }),
    element("p", { textContent: say("automatic_without") }),
    note,
  );
}

import { element } from "./dom";
import { say } from "./i18n";

/** A button that copies `text()` and says whether that worked; `title` says what it copies where the label is short. */
export function copyButton(label: string, text: () => string | Promise<string>, title = label): HTMLButtonElement {
  const button = element("button", { type: "button", className: "copy", textContent: label, title });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(await text());
      button.textContent = say("copied");
    } catch {
      // Pages without https give no clipboard; the popup has one.
      button.textContent = say("copy_denied");
    }
    button.addEventListener("blur", () => (button.textContent = label), { once: true });
  });
  return button;
}

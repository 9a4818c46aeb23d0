import type messages from "../_locales/en/messages.json";

/** A message of `_locales`. */
export type MessageName = keyof typeof messages;

/** The message in the reader's language, with `$1`, `$2` … filled in. */
export function say(name: MessageName, ...values: (string | number)[]): string {
  return chrome.i18n.getMessage(name, values.map(String));
}

/** Fills the text of every element with `data-say`. */
export function translate(document: Document): void {
  document.documentElement.lang = say("language");
  for (const element of document.querySelectorAll<HTMLElement>("[data-say]")) {
    element.textContent = say(element.dataset.say as MessageName);
  }
}

import type { Action, Category, Finding } from "../shared/core";
import { element, link } from "../shared/dom";
import { say } from "../shared/i18n";

/** Code units of an address that are shown. */
const MOST = 90;

/** What the clause itself lets its reader do, and what can be done about clauses of this kind. */
export function whatToDo({ actions }: Finding, category: Category | undefined): HTMLElement {
  const addresses = new Set(actions.filter(({ kind }) => kind === "email").map(({ value }) => `mailto:${value}`));
  // An address that is a link as well is told once.
  const told = actions.filter(({ kind, value }) => kind !== "link" || !addresses.has(value));
  return element(
    "div",
    {},
    element("h3", { textContent: say("card_do") }),
    element(
      "ul",
      { className: "actions" },
      ...told.map((action) => element("li", {}, `${say(`action_${action.kind}`)}: `, ...shown(action))),
    ),
    element("p", { textContent: category?.can_do ?? "" }),
  );
}

function shown({ kind, value, words }: Action): (Node | string)[] {
  switch (kind) {
    case "email":
      // A per cent sign would let the address smuggle in a subject or further recipients.
      return [link(`mailto:${value.replaceAll("%", "%25")}`, value)];
    case "link": {
      // The page chose the words, and they may promise another place: what is clicked is the address itself.
      const url = URL.parse(value, document.baseURI);
      const target = url ? link(url.href, addressOf(url)) : value;
      return words && words !== value ? [`“${words}”, `, target] : [target];
    }
    case "settings":
    case "post":
    case "deadline":
      return [value];
  }
}

/** Where `url` leads, without what could pass for a host before it. */
function addressOf({ protocol, host, pathname, search, href }: URL): string {
  const address = protocol === "https:" || protocol === "http:" ? host + pathname + search : href;
  return address.length > MOST ? `${address.slice(0, MOST)}…` : address;
}

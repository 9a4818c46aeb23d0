// The content script of one frame: put there by the registration ("mark policies automatically") or by a click. Put there
// twice, it runs once. It is small, as it runs on every page that may be read; what reads and marks comes when needed.

import { parseOrder, type Order, type Snapshot } from "../shared/protocol";
import { Visit } from "./visit";

declare global {
  var clausemarkRuns: true | undefined;
}

/** `null` after an order to clear the document. */
let visit: Visit | null = null;

/** Carries out an order. Unless something else is asked for, the answer says whether the document has been read. */
async function obey(order: Order): Promise<boolean | Snapshot | null> {
  switch (order.type) {
    case "snapshot":
      return globalThis.clausemarkReader?.snapshot ?? null;
    case "changes":
      globalThis.clausemarkReader?.showChanges(order.since, order.clauses);
      break;
    case "go-to-change":
      globalThis.clausemarkReader?.goToChange(order.at);
      break;
    case "mark":
      visit ??= new Visit();
      await visit.look(true);
      break;
    case "clear":
      visit?.end();
      visit = null;
      break;
    case "minimum":
      globalThis.clausemarkReader?.setMinimum(order.minimum);
      break;
    case "show":
      globalThis.clausemarkReader?.show(order.finding);
      break;
    case "step":
      globalThis.clausemarkReader?.step(order.by);
      break;
    case "alive":
      break;
  }
  return (globalThis.clausemarkReader?.address ?? null) !== null;
}

if (!globalThis.clausemarkRuns) {
  globalThis.clausemarkRuns = true;
  chrome.runtime.onMessage.addListener(
    (message: unknown, sender, reply: (answer: boolean | Snapshot | null) => void) => {
      const order = sender.id === chrome.runtime.id ? parseOrder(message) : null;
      if (order === null) return false;
      // A document that could not be analysed is known to the background as failed, and so is still there.
      obey(order).then(reply, () => reply(true));
      return true;
    },
  );
  visit = new Visit();
  void visit.follow();
}

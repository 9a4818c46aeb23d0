// The content script of one frame: put there by the registration ("mark policies automatically") or by a click. Put there
// twice, it runs once.

import { parseOrder, type Order } from "../shared/protocol";
import { Page } from "./page";

declare global {
  var clausemarkRuns: true | undefined;
}

/** The document being followed; `null` after an order to clear it. */
let page: Page | null = null;

/** Carries out an order. The answer says whether the document has been read. */
async function obey(order: Order): Promise<boolean> {
  switch (order.type) {
    case "mark":
      page ??= new Page();
      await page.look(true);
      break;
    case "clear":
      page?.leave();
      page = null;
      break;
    case "minimum":
      page?.setMinimum(order.minimum);
      break;
    case "show":
      page?.show(order.finding);
      break;
    case "step":
      page?.step(order.by);
      break;
    case "alive":
      break;
  }
  return page?.isRead ?? false;
}

if (!globalThis.clausemarkRuns) {
  globalThis.clausemarkRuns = true;
  chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (done: boolean) => void) => {
    const order = sender.id === chrome.runtime.id ? parseOrder(message) : null;
    if (order === null) return false;
    // A document that could not be analysed is known to the background as failed, and so is still there.
    obey(order).then(reply, () => reply(true));
    return true;
  });
  page = new Page();
  void page.follow();
}

import type { Answers, Order, Reply, Request } from "./protocol";

/** Sends requests to the background, and orders to content scripts. */
export class Client {
  /** The background's answer. Rejects with the reason in words when it could not give one. */
  async ask<T extends Request["type"]>(request: Extract<Request, { type: T }>): Promise<Answers[T]> {
    const reply: Reply<Answers[T]> | undefined = await chrome.runtime.sendMessage(request);
    if (reply === undefined) throw new Error("no answer");
    if ("failed" in reply) throw new Error(reply.failed);
    return reply.ok;
  }

  /** The answer of the content script in one frame. Rejects when there is none. */
  async tell(tab: number, frame: number, order: Order): Promise<unknown> {
    return chrome.tabs.sendMessage(tab, order, { frameId: frame });
  }
}

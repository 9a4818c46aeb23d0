// The one walk over the document. It holds no policy logic: the core's HTML reader (src/page/html.rs) makes the same
// stream of the same page, and the document hash hangs on that.

import type { Capture, Element as Kept } from "../shared/core";
import { shadowRootOf } from "./shadow";

/** Elements whose content is no text of the page. */
const SKIPPED = new Set(
  "head script style noscript template iframe object embed video audio canvas svg math select textarea datalist".split(
    " ",
  ),
);

/** In the stream: closes the innermost open element; the next text stands here. */
const CLOSE = -1;
const TEXT = -2;

/** What one walk found. */
export interface Extract {
  capture: Capture;
  /** `nodes[k]` is the Text node of `capture.texts[k]`. */
  nodes: Text[];
  /** The shadow roots entered: changes inside them are seen only by who observes them. */
  roots: ShadowRoot[];
  /** Frames met on the way, to be asked what they are. */
  frames: HTMLIFrameElement[];
}

/** Reads `page`, whose address is `url`, without `own`, the extension's host element. */
export function extract(page: Document, url: string, own: Element | null): Extract {
  const elements = new Elements();
  const stream: number[] = [];
  const nodes: Text[] = [];
  const roots: ShadowRoot[] = [];
  const frames: HTMLIFrameElement[] = [];
  let embedded = 0;

  // What remains to be visited, the next one last, so that deep nesting costs no stack; `null` closes.
  const steps: (Node | null)[] = [...page.children];
  while (steps.length > 0) {
    const node = steps.pop() as Node | null;
    if (node === null) {
      stream.push(CLOSE);
    } else if (node.nodeType === Node.TEXT_NODE) {
      stream.push(TEXT);
      nodes.push(node as Text);
    } else if (node.nodeType === Node.ELEMENT_NODE && node !== own) {
      const element = node as Element;
      const tag = element.localName;
      if (SKIPPED.has(tag)) {
        if (tag === "iframe") frames.push(element as HTMLIFrameElement);
        else if (tag === "object" || tag === "embed") embedded += 1;
      } else if (tag === "slot" && element.getRootNode() !== page) {
        later(steps, filled(element as HTMLSlotElement));
      } else {
        stream.push(elements.position(element, tag));
        steps.push(null);
        const root = shadowRootOf(element);
        if (root) roots.push(root);
        later(steps, (root ?? element).childNodes);
      }
    }
  }

  return {
    capture: {
      url,
      title: page.title,
      language: page.documentElement.getAttribute("lang") || null,
      elements: elements.list,
      stream,
      texts: nodes.map(({ data }) => data),
      unread: embedded > 0 ? [{ what: "embedded", count: embedded }] : [],
    },
    nodes,
    roots,
    frames,
  };
}

/** What stands in a slot: what is assigned to it, or else its own content. */
function filled(slot: HTMLSlotElement): ArrayLike<Node> {
  const assigned = slot.assignedNodes();
  return assigned.length > 0 ? assigned : slot.childNodes;
}

function later(steps: (Node | null)[], children: ArrayLike<Node>): void {
  for (let i = children.length - 1; i >= 0; i--) steps.push(children[i] as Node);
}

/** Each distinct element once. */
class Elements {
  readonly list: Kept[] = [];
  readonly #positions = new Map<string, number>();

  position(element: Element, tag: string): number {
    const role = element.getAttribute("role")?.toLowerCase() ?? "";
    const href = tag === "a" ? (element.getAttribute("href") ?? "") : "";
    const hidden = element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true";
    const lang = element.getAttribute("lang") ?? "";
    const key = `${tag} ${hidden} ${role}\n${lang}\n${href}`;
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.list.length);
    return this.list.push({ tag, role, href, hidden, lang }) - 1;
  }
}

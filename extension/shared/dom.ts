type Child = Node | string | null;

/** A new HTML element with properties and children. Strings become text, never markup. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A link that opens in a new tab, or its words alone where `href` is no whole web or mail address. */
export function link(href: string, words: string): HTMLElement {
  const url = URL.parse(href);
  return url && ["https:", "http:", "mailto:"].includes(url.protocol)
    ? element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", textContent: words })
    : element("span", { textContent: words });
}

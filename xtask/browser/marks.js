// What a reader can see of the marks in a page. Every function is given a page or a frame and looks again at each
// frame the browser draws, until there is what it waits for.

/** The painted highlights, when there are some: name and the texts of their ranges. */
export function painted(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const look = () => {
      const marks = [...CSS.highlights].filter(([name]) => /^clausemark-(high|medium|low|info)/.test(name));
      if (marks.length === 0) return requestAnimationFrame(look);
      resolve(marks.map(([name, ranges]) => ({ name, texts: [...ranges].map((range) => range.toString()) })));
    };
    look();
  }));
}

/** Resolves when nothing is painted. */
export function unpainted(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const look = () => (CSS.highlights.size === 0 ? resolve(true) : requestAnimationFrame(look));
    look();
  }));
}

/** Resolves when every painted range lies in text that is in the page. */
export function attached(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const look = () => {
      const ranges = [...CSS.highlights.values()].flatMap((ranges) => [...ranges]);
      const whole = ranges.length > 0 && ranges.every((range) => range.startContainer.isConnected && !range.collapsed);
      if (whole) resolve(true);
      else requestAnimationFrame(look);
    };
    look();
  }));
}

/** A point on the first painted words, scrolled into view. */
export function firstMark(page) {
  return page.evaluate(() => {
    const [range] = [...CSS.highlights.values()].flatMap((ranges) => [...ranges]);
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, height } = range.getClientRects()[0];
    return { x: left + 4, y: top + height / 2 };
  });
}

/** Resolves when the card is open (or, for `false`, closed) and says whether it has the focus. */
export function card(page, open = true) {
  return page.evaluate((open) => new Promise((resolve) => {
    const look = () => {
      const host = document.querySelector("clausemark-card");
      if ((host !== null) === open) resolve(host !== null && document.activeElement === host);
      else requestAnimationFrame(look);
    };
    look();
  }), open);
}

/** The page's markup, without the card's host. */
export function markup(page) {
  return page.evaluate(() => {
    const host = document.querySelector("clausemark-card");
    return document.documentElement.outerHTML.replace(host?.outerHTML ?? "", "");
  });
}

/** The markup that `html` has in this browser when nobody touches it. */
export function untouched(page, html) {
  return page.evaluate(
    (html) => new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML, html);
}

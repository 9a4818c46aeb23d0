// What a reader can see of the archive page, and of the check in the popup. Each waits until there is what it asks for.

/** The archive page, at `route`, when it shows its view. */
export async function openArchive(extension, route = "") {
  const page = await extension.openOwn(`archive/archive.html${route}`);
  await viewOf(page);
  return page;
}

/** The name of the view in the archive page: of the one named, if one is, as soon as it is there. */
export function viewOf(archive, name) {
  return archive.evaluate((name) => new Promise((resolve) => {
    const view = document.getElementById("view");
    const look = () => {
      const shown = view.dataset.view;
      if (view.ariaBusy === "false" && (name === undefined || shown === name)) resolve(shown);
    };
    new MutationObserver(look).observe(view, { attributes: true });
    look();
  }), name);
}

/** Resolves when the archive page shows `count` elements that match `selector`. */
export function listed(archive, selector, count) {
  return archive.evaluate((selector, count) => new Promise((resolve) => {
    const look = () => document.querySelectorAll(selector).length === count && resolve(true);
    new MutationObserver(look).observe(document.getElementById("view"), { childList: true, subtree: true });
    look();
  }), selector, count);
}

/** What the popup says of the reader's own archive. */
export function verdictOf(popup) {
  return popup.evaluate(() => new Promise((resolve) => {
    const main = document.getElementById("main");
    const look = () => {
      const check = document.getElementById("check");
      if (check?.ariaBusy === "false") resolve(check.querySelector(".line")?.dataset.verdict);
    };
    new MutationObserver(look).observe(main, { attributes: true, childList: true, subtree: true });
    look();
  }));
}

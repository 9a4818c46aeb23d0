// The section of the popup that looks in archives, as a reader uses it.

/** Sets where archives are asked: `addresses` as in the settings; those left out are not asked. */
export function setArchives(extension, addresses) {
  return extension.home.evaluate(async (addresses) => {
    const none = { cdx: "", replay: "", availability: "", terms: "", records: "" };
    const { settings } = await chrome.storage.local.get("settings");
    await chrome.storage.local.set({ settings: { ...settings, archives: { ...none, ...addresses } } });
  }, addresses);
}

/** Presses the button in `popup`, and resolves when every archive has had its say: see {@link said}. */
export async function lookUp(popup) {
  await popup.evaluate(async () => {
    const appeared = (find) => new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
    const section = await appeared(() => document.querySelector(".lookup"));
    section.querySelector("#look").click();
    await appeared(() => section.ariaBusy === "false");
  });
  return said(popup);
}

/**
 * The same in the only popup there is, where the browser does not take it for a click of the reader's and so refuses to
 * ask for access: no program could answer its question.
 */
export async function lookUpUnasked(extension) {
  await extension.home.bringToFront();
  await extension.home.evaluate(async () => {
    const until = (holds) => new Promise((resolve) => {
      const look = () => (holds() ? resolve() : requestAnimationFrame(look));
      look();
    });
    const popup = chrome.extension.getViews({ type: "tab" }).find(({ location }) => location.pathname === "/popup/popup.html");
    // Whatever the driver has a page do counts as the reader's doing, for some seconds.
    await until(() => !popup.navigator.userActivation.isActive);
    const section = popup.document.querySelector(".lookup");
    section.querySelector("#look").click();
    await until(() => section.ariaBusy === "false");
  });
}

/**
 * What each archive has said, by its kind, as soon as `count` have: its outcome, all its words, its link, the changes that
 * are listed, and the records that are refused.
 */
export async function said(popup, count = 0) {
  await popup.evaluate((count) => new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(".lookup .line[data-outcome]").length >= count) resolve(true);
      else requestAnimationFrame(look);
    };
    look();
  }), count);
  return popup.evaluate(() => Object.fromEntries(
    [...document.querySelectorAll(".lookup .line")].filter(({ dataset }) => dataset.outcome).map((line) => {
      const changes = [...line.querySelectorAll(".change")].map((change) => ({
        status: ["new", "gone", "reworded", "moved", "reformatted"].find((name) => change.classList.contains(name)),
        words: change.querySelector(".words").textContent,
        removed: [...change.querySelectorAll("del")].map(({ textContent }) => textContent),
        added: [...change.querySelectorAll("ins")].map(({ textContent }) => textContent),
      }));
      const refused = [...line.querySelectorAll(".refused")].map(({ textContent }) => textContent);
      const { outcome, archive } = line.dataset;
      return [archive, { outcome, words: line.textContent, link: line.querySelector("a")?.href, changes, refused }];
    })));
}

/** The outcomes alone. */
export function outcomes(answers) {
  return Object.fromEntries(Object.entries(answers).map(([kind, { outcome }]) => [kind, outcome]));
}

// A browser with the extension in it, driven the same way in Chromium and in Firefox (puppeteer-core: DevTools
// protocol there, WebDriver BiDi here). Waiting is done inside the browser, on events and frames: the test
// runner's time limit is the only clock.

import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** How each browser is told which colours its reader prefers. */
const SCHEME = {
  chrome: (scheme) => ({ args: [`--blink-settings=preferredColorScheme=${scheme === "dark" ? 0 : 1}`] }),
  firefox: (scheme) => ({ extraPrefsFirefox: { "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1 } }),
};

/** How each browser is told to send everything through a proxy at this port of loopback, what is for loopback included. */
const PROXY = {
  chrome: (port) => ({ args: [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"] }),
  firefox: (port) => ({
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": port,
      "network.proxy.no_proxies_on": "",
      "network.proxy.allow_hijacking_localhost": true,
    },
  }),
};

/** How each browser is told to save what is downloaded in `folder`, without a question. */
const DOWNLOADS = {
  chrome: (folder) => ({ downloadBehavior: { policy: "allow", downloadPath: folder } }),
  firefox: (folder) => ({ extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": folder } }),
};

/** Firefox gives each installation a random address, unless told which. */
const FIREFOX_ADDRESS = "3f1c9a52-6b1e-4a0b-9f0e-6d2f6f0c1a77";

const LAUNCH = {
  chrome: {
    browser: "chrome",
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    pipe: true,
    enableExtensions: true,
    // Chromium refuses to sandbox for root, as which CI runs; the pages are our own.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  },
  firefox: {
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ "clausemark@clausemark.invalid": FIREFOX_ADDRESS }),
    },
  },
};

/** Size of a page's window, in CSS pixels. */
const VIEWPORT = { width: 1000, height: 800 };

/** @typedef {"chrome" | "firefox"} BrowserName */

/** One browser with the extension installed. */
export class Extension {
  /**
   * Starts the browser with the package in `dist/<name>-test`, or `dist/<name>` for the flavour `release`.
   * @param {BrowserName} name
   * @param {{ flavour?: "test" | "release", scheme?: "light" | "dark", headless?: boolean, viewport?: import("puppeteer-core").Viewport | null, proxy?: number, downloads?: string }} options
   * `proxy` is the port of a proxy on loopback that sees everything the browser asks for; `downloads` is a folder.
   */
  static async start(name, options = {}) {
    const { flavour = "test", scheme = "light", headless = true, viewport = VIEWPORT, proxy, downloads } = options;
    const launch = LAUNCH[name];
    const more = [
      SCHEME[name](scheme),
      ...(proxy ? [PROXY[name](proxy)] : []),
      ...(downloads ? [DOWNLOADS[name](downloads)] : []),
    ];
    const browser = await puppeteer.launch({
      ...Object.assign({}, launch, ...more),
      headless,
      defaultViewport: viewport,
      args: [launch, ...more].flatMap(({ args = [] }) => args),
      extraPrefsFirefox: Object.assign({}, ...[launch, ...more].map(({ extraPrefsFirefox }) => extraPrefsFirefox)),
    });
    try {
      const welcomed = nextPage(browser);
      const id = await browser.installExtension(`${ROOT}dist/${name}${flavour === "test" ? "-test" : ""}`);
      const base = name === "chrome" ? `chrome-extension://${id}/` : `moz-extension://${FIREFOX_ADDRESS}/`;
      const home = await welcomed;
      await arrived(home, `${base}welcome/welcome.html`);
      return new Extension(name, browser, base, home);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  constructor(name, browser, base, home) {
    this.name = name;
    this.browser = browser;
    /** Address of the extension's files, with a `/` at its end. */
    this.base = base;
    /** The welcome page, which the extension opens by itself: here `chrome.*` can be called. */
    this.home = home;
  }

  /**
   * Opens an extension page in a tab of its own. `path` is relative to the extension. The tab is the driver's and is sent
   * there: of one that the extension opens, Firefox tells the driver nothing where the page comes before the blank one in
   * its place was ready (bugzilla.mozilla.org 1755014).
   */
  async openOwn(path) {
    const page = await this.browser.newPage();
    const url = this.base + path;
    await this.home.evaluate((tab, url) => void chrome.tabs.update(tab, { url }), await this.activeTab(page), url);
    await arrived(page, url);
    return page;
  }

  /** The extension page at `path` that `act` makes the extension open, again in a tab of the driver's in place of its own. */
  async opened(path, act) {
    await act();
    await this.home.evaluate(
      (url) => new Promise((resolve) => {
        const look = async () => {
          const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
          if (!tab) return;
          chrome.tabs.onUpdated.removeListener(look);
          resolve(chrome.tabs.remove(tab.id));
        };
        chrome.tabs.onUpdated.addListener(look);
        void look();
      }),
      this.base + path);
    return this.openOwn(path);
  }

  /** Opens a page of the web, and tells its tab's number. */
  async open(url) {
    const page = await this.browser.newPage();
    await page.goto(url);
    return { page, tab: await this.tabOf(url) };
  }

  /** Closes every page but the welcome page, whoever opened it. */
  async closeOpened() {
    const opened = (await this.browser.pages()).filter((page) => page !== this.home);
    await Promise.all(opened.map((page) => page.close()));
  }

  /** The number of the one tab at `url`. */
  async tabOf(url) {
    const tabs = await this.home.evaluate(
      async (url) => (await chrome.tabs.query({})).filter((tab) => tab.url === url).map(({ id }) => id), url);
    if (tabs.length !== 1) throw new Error(`${tabs.length} tabs at ${url}`);
    return tabs[0];
  }

  /** The number of the tab that shows `page`, where the extension may not see its address. */
  async activeTab(page) {
    await page.bringToFront();
    const [tab] = await this.home.evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }));
    return tab.id;
  }

  /** Presses the toolbar button over `page`, as the reader would: Chromium only. */
  async press(page) {
    const [installed] = (await this.browser.extensions()).values();
    await page.triggerExtensionAction(installed);
  }

  /** The popup, as it is shown over tab `tab`, when it has something to say. */
  async popup(tab) {
    const page = await this.openOwn(`popup/popup.html?tab=${tab}`);
    await page.evaluate(settled);
    return page;
  }

  /** What the background knows of `tab`, as soon as `frames` of its frames were analysed. */
  record(tab, frames = 1) {
    return this.home.evaluate(
      (key, frames) => new Promise((resolve) => {
        const look = async () => {
          const record = (await chrome.storage.session.get(key))[key];
          if (Object.keys(record?.frames ?? {}).length >= frames) resolve(record);
        };
        chrome.storage.session.onChanged.addListener(look);
        void look();
      }),
      `tab:${tab}`, frames);
  }

  /** Resolves when the background has forgotten `tab`. */
  forgotten(tab) {
    return this.home.evaluate(
      (key) => new Promise((resolve) => {
        const look = async () => {
          if (!(key in (await chrome.storage.session.get(key)))) resolve(true);
        };
        chrome.storage.session.onChanged.addListener(look);
        void look();
      }),
      `tab:${tab}`);
  }

  /** Gives an order to the content script of a tab's top frame, and returns its answer. */
  tell(tab, order) {
    return this.home.evaluate((tab, order) => chrome.tabs.sendMessage(tab, order, { frameId: 0 }), tab, order);
  }

  /** What the open card over `tab` says: its text, its first quote, its links, and the words marked in its quotes. */
  card(tab) {
    return this.#inCard(tab, (root) => ({
      text: root.querySelector(".body").innerText,
      quote: root.querySelector("blockquote").textContent,
      links: [...root.querySelectorAll("a")].map(({ href, textContent, rel, target }) => ({ href, text: textContent, rel, target })),
      marks: [...root.querySelectorAll("blockquote mark")].map(({ textContent }) => textContent),
    }));
  }

  /** Clicks on what `selector` finds in the open card over `tab`. */
  pressInCard(tab, selector) {
    return this.#inCard(tab, (root, selector) => root.querySelector(selector).click(), selector);
  }

  /** Runs `look(root, ...given)` in the extension's world of `tab`, the only one that sees into the card. */
  #inCard(tab, look, ...given) {
    const inTab = `(...given) => {
      const host = document.querySelector("clausemark-card");
      return (${look})(host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host), ...given);
    }`;
    return this.home.evaluate(`chrome.scripting
      .executeScript({ target: { tabId: ${tab} }, func: ${inTab}, args: ${JSON.stringify(given)} })
      .then(([{ result }]) => result)`);
  }

  /**
   * Whether the document in `tab` was read; asks as soon as its content script listens, which has then looked at
   * the page for the first time.
   */
  async answer(tab) {
    await this.home.evaluate(
      (tabId) => chrome.scripting.executeScript({ target: { tabId }, files: ["content/index.js"] }), tab);
    return this.tell(tab, { type: "alive" });
  }

  /** Listens from now on; what it returns tells all messages that content scripts have sent. */
  async hear() {
    await this.home.evaluate(() => {
      globalThis.heard = [];
      chrome.runtime.onMessage.addListener((message) => void globalThis.heard.push(message));
    });
    return () => this.home.evaluate(() => globalThis.heard);
  }

  /** Resolves when the popup in `page` shows `status`. */
  status(page, status) {
    return page.evaluate(settled, status);
  }

  /** Asks the background, as extension pages do. */
  async ask(request) {
    const reply = await this.home.evaluate((request) => chrome.runtime.sendMessage(request), request);
    if (reply?.failed !== undefined) throw new Error(reply.failed);
    return reply?.ok;
  }

  /** Text on the toolbar button over `tab`; if one is given, as soon as it is that. */
  badge(tab, text) {
    return this.home.evaluate(
      async (tabId, text) => {
        // No event tells of it, and a tab behind another draws no frames to wait for.
        for (;;) {
          const shown = await chrome.action.getBadgeText({ tabId });
          if (text === undefined || shown === text) return shown;
        }
      },
      tab, text);
  }

  async close() {
    await this.browser.close();
  }
}

/** In a popup: resolves when it shows `status`, or any if none is given. */
function settled(status) {
  const main = document.getElementById("main");
  return new Promise((resolve) => {
    const look = () => {
      const shown = main.dataset.status;
      if (shown !== undefined && (status === undefined || shown === status)) resolve(shown);
    };
    new MutationObserver(look).observe(main, { attributes: true });
    look();
  });
}

/** The next page that opens, whatever else (a service worker) starts before it. */
function nextPage(browser) {
  return new Promise((resolve) => {
    const look = (target) => {
      if (target.type() !== "page") return;
      browser.off("targetcreated", look);
      resolve(target.page());
    };
    browser.on("targetcreated", look);
  });
}

/** Resolves when `page`, which is on its way, has loaded `url`. */
async function arrived(page, url) {
  for (;;) {
    try {
      const there = await page.evaluate(
        (url) => new Promise((resolve) => {
          const look = () => resolve(document.URL === url);
          if (document.readyState === "complete") look();
          else addEventListener("load", look);
        }), url);
      if (there) return;
    } catch (error) {
      // The blank page it came from was thrown away under the question: ask the page that came instead.
      if (!/context|destroyed|navigat|no such frame|DiscardedBrowsingContext|Actor/i.test(error.message)) throw error;
    }
  }
}

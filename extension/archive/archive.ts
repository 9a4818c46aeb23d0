// The archive page: the policies that were read, one of them with its versions, and the record packs. Which of the three is
// shown stands in the address behind `#`, so that back, forward and links work as everywhere.

import { say, translate } from "../shared/i18n";
import { ListView } from "./list";
import { failure } from "./notice";
import { packsView } from "./packs";
import { policyView } from "./policy";

const list = new ListView();

translate(document);
addEventListener("hashchange", () => void show());
addEventListener("focus", () => void list.load());
addEventListener("keydown", (event) => pressed(event));
void show();

async function show(): Promise<void> {
  const view = document.getElementById("view");
  if (!view) return;
  const route = new URLSearchParams(location.hash.slice(1));
  const version = route.get("version");
  const name = version !== null ? "policy" : route.has("packs") ? "packs" : "list";
  document.title = say(name === "packs" ? "archive_packs" : "archive_title");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a")) {
    link.ariaCurrent = (link.hash === "#packs") === (name === "packs") ? "page" : null;
  }
  view.ariaBusy = "true";
  try {
    view.replaceChildren(await made(version, route));
  } catch (error) {
    view.replaceChildren(failure(error));
  }
  view.dataset.view = name;
  view.ariaBusy = "false";
}

async function made(version: string | null, route: URLSearchParams): Promise<HTMLElement> {
  if (version !== null) return policyView(version, route.get("from"));
  if (route.has("packs")) return packsView();
  await list.load();
  return list.element;
}

/** The keys that the page answers to, unless something is being typed: `/` searches, Escape goes back to the list. */
function pressed(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && location.hash !== "") location.hash = "";
  else if (event.key === "/") list.search();
  else return;
  event.preventDefault();
}

import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { dayWords } from "../shared/words";
import type { Pack } from "../store/pack-types";
import { listPacks, removePack } from "../store/packs";
import { readPack, type Fault, type Loading } from "./load-pack";
import { attempt, notify, showProgress } from "./notice";

/** Faults shown; their number is always said. */
const SHOWN_FAULTS = 20;

/** The record packs that are loaded, with a button to load another. */
export async function packsView(): Promise<HTMLElement> {
  const list = element("ul", { className: "policies packs" });
  const none = element("div", { className: "empty" }, element("p", { textContent: say("packs_none") }));
  const outcome = element("div", { id: "outcome" });
  const file = element("input", { type: "file", accept: ".ndjson,.gz,application/gzip", hidden: true });
  const load = element("button", { type: "button", textContent: say("packs_load") });
  load.addEventListener("click", () => file.click());

  const show = async () => {
    const packs = await listPacks();
    list.replaceChildren(...packs.map((pack) => item(pack, show)));
    none.hidden = packs.length > 0;
  };
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    void attempt(async () => {
      outcome.replaceChildren();
      load.disabled = true;
      try {
        const loading = await readPack(chosen, showProgress(say("packs_loading")));
        if (loading.faults.length === 0) await take(loading, show);
        else outcome.replaceChildren(refusal(chosen.name, loading, show));
      } finally {
        file.value = "";
        load.disabled = false;
      }
    });
  });
  await show();
  return element(
    "div",
    {},
    element("p", { className: "soft", textContent: say("packs_text") }),
    element("div", { className: "buttons" }, load),
    file,
    outcome,
    list,
    none,
  );
}

function item(pack: Pack, show: () => Promise<void>): HTMLElement {
  const { id, name, source, licence, attribution, loaded, count } = pack;
  const out = element("button", { type: "button", className: "delete", textContent: say("packs_remove") });
  out.ariaLabel = say("packs_remove_title", name);
  out.addEventListener("click", () => {
    void attempt(async () => {
      await removePack(id);
      await show();
      notify(say("packs_removed", name));
    });
  });
  return element(
    "li",
    {},
    element(
      "div",
      { className: "policy" },
      element("strong", { textContent: name }),
      element("span", { className: "soft" }, [source, licence, attribution].filter(Boolean).join(" · ")),
      element("br"),
      element("span", { className: "soft", textContent: say("packs_count", count.toLocaleString(), dayWords(loaded)) }),
    ),
    out,
  );
}

/** What is wrong with a pack, line by line; nothing of it is in use until the reader says so. */
function refusal(name: string, loading: Loading, show: () => Promise<void>): HTMLElement {
  const { faults, count, finish } = loading;
  const box = element("section", { className: "failed", role: "alert" });
  const choose = (label: string, act: () => Promise<void>) => {
    const button = element("button", { type: "button", textContent: label });
    button.addEventListener("click", () => {
      box.remove();
      void attempt(act);
    });
    return button;
  };
  box.append(
    element("h2", { textContent: say("packs_refused", name, faults.length) }),
    element("ul", { className: "faults" }, ...faults.slice(0, SHOWN_FAULTS).map(faultItem)),
    element(
      "div",
      { className: "buttons" },
      ...(finish && count > 0 ? [choose(say("packs_without", count), () => take(loading, show))] : []),
      choose(say("packs_leave"), () => loading.cancel()),
    ),
  );
  document.getElementById("notice")?.replaceChildren();
  return box;
}

function faultItem({ line, reason }: Fault): HTMLElement {
  return element("li", { textContent: say("packs_fault", line, reason) });
}

async function take({ finish }: Loading, show: () => Promise<void>): Promise<void> {
  const pack = await finish?.();
  await show();
  if (pack) notify(say("packs_loaded", pack.name, pack.count.toLocaleString()));
}

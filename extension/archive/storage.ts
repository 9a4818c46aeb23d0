import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { changeSettings, loadSettings } from "../shared/settings";
import { clear } from "../store/versions";
import { exportArchive, importArchive } from "../store/transfer";
import { exportPack } from "./export-pack";
import { attempt, notify, showProgress } from "./notice";
import { save } from "../shared/save";

/** What the archive takes, and what can be done with it as a whole. */
export class StorageView {
  readonly element: HTMLElement;
  readonly #used = element("p", { className: "soft used" });
  readonly #keep = element("input", { type: "checkbox", role: "switch", id: "keep" });
  readonly #file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  readonly #sure = element("dialog");
  readonly #changed: () => Promise<void>;
  #count = 0;

  /** `changed` is to show the archive again. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
    this.#keep.addEventListener("change", () => void changeSettings({ keep: this.#keep.checked }));
    this.#file.addEventListener("change", () => void attempt(() => this.#import()));
    this.element = element(
      "section",
      { className: "storage" },
      element("label", {}, this.#keep, say("archive_keep")),
      element("p", { className: "soft", textContent: say("archive_keep_text") }),
      this.#used,
      element(
        "div",
        { className: "buttons" },
        button("archive_export", () => this.#export()),
        button("archive_export_pack", () => this.#exportPack()),
        button("archive_import", async () => this.#file.click()),
        button("archive_clear", async () => this.#ask()),
      ),
      this.#file,
      this.#sure,
    );
  }

  /** Shows the state of things; `count` policies are there. */
  async load(count: number): Promise<void> {
    this.#count = count;
    const [{ usage = 0, quota = 0 }, { keep }] = await Promise.all([navigator.storage.estimate(), loadSettings()]);
    this.#keep.checked = keep;
    this.#used.textContent = say("archive_used", sizeWords(usage), sizeWords(quota));
  }

  async #export(): Promise<void> {
    const now = new Date();
    const file = await exportArchive(now, showProgress(say("archive_exporting")));
    save(file, `clausemark-archive-${now.toISOString().slice(0, 10)}.json`);
    notify(say("archive_exported", this.#count));
  }

  async #exportPack(): Promise<void> {
    const file = await exportPack(showProgress(say("archive_exporting")));
    save(file, `clausemark-records-${new Date().toISOString().slice(0, 10)}.ndjson.gz`);
    notify(say("archive_exported_pack"));
  }

  async #import(): Promise<void> {
    const [file] = this.#file.files ?? [];
    if (!file) return;
    try {
      const { count, refused } = await importArchive(await file.text(), showProgress(say("archive_importing")));
      const [first] = refused;
      notify(
        first
          ? say("archive_imported_some", count, refused.length, first.place, say(`archive_refused_${first.reason}`))
          : say("archive_imported", count),
      );
    } finally {
      this.#file.value = "";
      await this.#changed();
    }
  }

  #ask(): void {
    const yes = button("archive_clear_yes", async () => {
      this.#sure.close();
      await clear();
      await this.#changed();
      notify(say("archive_cleared"));
    });
    const no = button("archive_clear_no", async () => this.#sure.close());
    no.autofocus = true;
    this.#sure.replaceChildren(
      element("p", { textContent: say("archive_clear_sure", this.#count) }),
      element("div", { className: "buttons" }, no, yes),
    );
    this.#sure.showModal();
  }
}

function button(label: Parameters<typeof say>[0], act: () => Promise<void>): HTMLButtonElement {
  const made = element("button", { type: "button", textContent: say(label) });
  made.dataset.does = label;
  made.addEventListener("click", () => void attempt(act));
  return made;
}

/** A number of bytes as people say it. */
export function sizeWords(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(say("language"), {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: power > 0 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

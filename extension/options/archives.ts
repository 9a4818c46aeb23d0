import { changeArchives } from "../lookup/access";
import { ARCHIVE_ADDRESSES, DEFAULT_ARCHIVES, addressIn, type ArchiveAddress } from "../lookup/addresses";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { loadSettings, onSettingsChange, type Settings } from "../shared/settings";

/** A field for the address of each archive, which is kept as soon as it is one, or empty. */
export function archiveFields(): HTMLElement {
  const fields = ARCHIVE_ADDRESSES.map((name) => new Field(name));
  const show = ({ archives }: Settings) => fields.forEach((field) => field.show(archives[field.name]));
  onSettingsChange(show);
  void loadSettings().then(show);
  const standard = element("button", { type: "button", textContent: say("options_archives_standard") });
  standard.addEventListener("click", () => void changeArchives(DEFAULT_ARCHIVES));
  return element("div", { className: "fields" }, ...fields.map(({ element }) => element), standard);
}

class Field {
  readonly #input = element("input", { type: "url", spellcheck: false });
  readonly #note = element("p", { className: "soft", role: "status" });
  readonly element: HTMLElement;

  constructor(readonly name: ArchiveAddress) {
    this.#input.id = `archive-${name}`;
    this.#input.placeholder = say("options_archives_none");
    this.#input.addEventListener("change", () => void this.#keep());
    this.element = element(
      "div",
      {},
      element("label", { htmlFor: this.#input.id, textContent: say(`options_archives_${name}`) }),
      this.#input,
      this.#note,
    );
  }

  show(address: string): void {
    if (document.activeElement !== this.#input) this.#input.value = address;
    this.#judge(address);
  }

  async #keep(): Promise<void> {
    const words = this.#input.value.trim();
    const address = words === "" ? "" : addressIn(words);
    this.#input.ariaInvalid = String(address === null);
    if (address === null) {
      this.#note.textContent = say("options_archives_no_address");
      return;
    }
    this.#input.value = address;
    this.#judge(address);
    const { archives } = await loadSettings();
    await changeArchives({ ...archives, [this.name]: address });
  }

  #judge(address: string): void {
    this.#note.textContent = address.startsWith("http:") ? say("options_archives_unencrypted") : "";
  }
}

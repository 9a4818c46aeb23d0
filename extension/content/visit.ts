import { Client } from "../shared/client";
import { CARD_HOST, type Reading } from "../shared/reading";
import { Follower } from "./follow";
import { mayBePolicy } from "./gate";

/** The stay on one document: watches for something to read, and has it read. */
export class Visit {
  readonly #client = new Client();
  readonly #follower = new Follower(
    () => this.follow(),
    ({ nodeName }) => nodeName.toLowerCase() === CARD_HOST,
  );
  readonly #over = new AbortController();
  /** Looks happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor() {
    addEventListener("pageshow", (event) => this.#restored(event), { signal: this.#over.signal });
  }

  /**
   * Has the document read and marked, and says whether there was news. Unless `asked` for by the reader, a page that the
   * gate keeps out is left alone, and one that has not changed is not read again.
   */
  look(asked: boolean): Promise<boolean> {
    const turn = this.#turn.then(() => this.#look(asked));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Looks by itself, when the document has changed. A failure is the background's to record, and to tell the reader. */
  follow(): Promise<boolean> {
    return this.look(false).catch(() => {
      // A script left over from before an update of the extension has nobody to talk to.
      if (!chrome.runtime?.id) this.end();
      return false;
    });
  }

  /** Takes the marks off and leaves the document alone. */
  end(): void {
    this.#over.abort();
    this.#follower.stop();
    globalThis.clausemarkReader?.forget();
  }

  async #look(asked: boolean): Promise<boolean> {
    const known = globalThis.clausemarkReader?.address ?? null;
    const arrived = known === null || pathOf(known) !== pathOf(location.href);
    if (!asked && arrived && !mayBePolicy(document)) {
      if (known !== null) await this.#moveOn();
      return false;
    }
    const reader = globalThis.clausemarkReader ?? (await this.#fetchReader());
    if (this.#over.signal.aborted) return false;
    return reader.read(asked || arrived, (root) => this.#follower.observe(root));
  }

  async #fetchReader(): Promise<Reading> {
    await this.#client.ask({ type: "reader" });
    if (!globalThis.clausemarkReader) throw new Error("the reader was not put in");
    return globalThis.clausemarkReader;
  }

  /** The reader has gone on to an ordinary page without loading. */
  async #moveOn(): Promise<void> {
    globalThis.clausemarkReader?.forget();
    await this.#client.ask({ type: "left" });
  }

  /** The browser has taken the document back from its cache; the background forgot it when it was left. */
  #restored({ persisted }: PageTransitionEvent): void {
    if (persisted && globalThis.clausemarkReader?.address) void this.look(true).catch(() => undefined);
  }
}

/** The address without its fragment: another section of a page is the same page. */
function pathOf(url: string): string | undefined {
  return url.split("#", 1)[0];
}

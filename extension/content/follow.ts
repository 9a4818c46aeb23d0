// Follows a page that renders late, renders again or moves on without loading: by what the browser tells, never by
// asking over and over.

/** How long a page has to be quiet before it is looked at. Milliseconds. */
const QUIET = 200;
/** A page that is never quiet is looked at all the same after this many quiet times. */
const PATIENCE = 5;
/** Every look that found nothing new doubles the quiet time, up to this. Milliseconds. */
const LONGEST_QUIET = 20_000;

/** Calls `look` when the page has changed and come to rest. */
export class Follower {
  readonly #observer = new MutationObserver((records) => this.#changed(records));
  readonly #look: () => Promise<boolean>;
  readonly #isOwn: (node: Node) => boolean;
  readonly #stopped = new AbortController();
  #quiet = QUIET;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;

  /** `look` says whether it found something new; `isOwn` tells the extension's own host element. */
  constructor(look: () => Promise<boolean>, isOwn: (node: Node) => boolean) {
    this.#look = look;
    this.#isOwn = isOwn;
    this.observe(document);
    navigation.addEventListener("navigatesuccess", () => this.#arrived(), { signal: this.#stopped.signal });
  }

  /** Follows what happens inside `root` too. */
  observe(root: Document | ShadowRoot): void {
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** Follows no more. */
  stop(): void {
    this.#stopped.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #arrived(): void {
    this.#quiet = QUIET;
    this.#wait();
  }

  #changed(records: MutationRecord[]): void {
    if (!records.every((record) => this.#isOnlyOwn(record))) this.#wait();
  }

  #isOnlyOwn({ addedNodes, removedNodes, type }: MutationRecord): boolean {
    return type === "childList" && [...addedNodes, ...removedNodes].every(this.#isOwn);
  }

  #wait(): void {
    const now = performance.now();
    if (this.#timer === undefined) this.#waitingSince = now;
    else if (now - this.#waitingSince > this.#quiet * PATIENCE) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => requestIdleCallback(() => this.#rested(), { timeout: this.#quiet }), this.#quiet);
  }

  async #rested(): Promise<void> {
    this.#timer = undefined;
    const news = await this.#look();
    this.#quiet = news ? QUIET : Math.min(this.#quiet * 2, LONGEST_QUIET);
  }
}

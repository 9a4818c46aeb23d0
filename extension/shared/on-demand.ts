/** What is loaded at the first question and kept. Where loading fails, the next question tries again. */
export class OnDemand<T> {
  readonly #load: () => Promise<T>;
  #loaded: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get(): Promise<T> {
    this.#loaded ??= this.#load().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.#loaded;
  }

  /** The next question loads it anew. */
  forget(): void {
    this.#loaded = undefined;
  }
}

import { free } from "./free";

const GZIP = [0x1f, 0x8b];

type Bytes = Uint8Array<ArrayBuffer>;

/** What is in a file, unpacked where it is gzip. */
export class Content {
  /** How many bytes of the file were read. */
  read = 0;
  readonly #file: ReadableStreamDefaultReader<Bytes>;
  readonly #chunks: ReadableStreamDefaultReader<Bytes> | null = null;

  private constructor(file: File, isPacked: boolean) {
    this.#file = file.stream().getReader();
    if (!isPacked) return;
    const { readable, writable } = new DecompressionStream("gzip");
    this.#chunks = readable.getReader();
    // What is wrong is told to whoever reads.
    this.#unpack(writable.getWriter()).catch(() => undefined);
  }

  static async of(file: File): Promise<Content> {
    const head = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
    return new Content(
      file,
      GZIP.every((byte, i) => head[i] === byte),
    );
  }

  /** The next bytes, or `undefined` at the end. Rejects where the file cannot be read or unpacked. */
  async next(): Promise<Bytes | undefined> {
    return this.#chunks ? (await this.#chunks.read()).value : this.#ofFile();
  }

  async #unpack(packed: WritableStreamDefaultWriter<Bytes>): Promise<void> {
    try {
      for (let chunk; (chunk = await this.#ofFile());) {
        await packed.write(chunk);
        free(chunk);
      }
      await packed.close();
    } catch (error) {
      await packed.abort(error);
    }
  }

  async #ofFile(): Promise<Bytes | undefined> {
    const { value } = await this.#file.read();
    this.read += value?.length ?? 0;
    return value;
  }
}

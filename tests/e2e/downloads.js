import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what a browser downloads. */
export class Downloads {
  static async make() {
    return new Downloads(await mkdtemp(join(tmpdir(), "clausemark-")));
  }

  constructor(folder) {
    this.folder = folder;
  }

  /** What `parse` makes of the bytes of the next file whose name matches, as soon as it is whole: `parse` throws before. */
  async next(name, parse) {
    const events = watch(this.folder);
    try {
      for (;;) {
        const changed = new Promise((resolve) => events.once("change", resolve));
        const file = (await readdir(this.folder)).find((file) => name.test(file));
        if (file) {
          const path = join(this.folder, file);
          const made = await readFile(path).then(parse).catch(() => undefined);
          if (made !== undefined) {
            await rm(path);
            return made;
          }
        }
        await changed;
      }
    } finally {
      events.close();
    }
  }

  remove() {
    return rm(this.folder, { recursive: true });
  }
}

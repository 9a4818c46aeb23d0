import { fileURLToPath } from "node:url";

/** The command line, as `cargo test` and `cargo build` build it. */
export const CLAUSEMARK = fileURLToPath(new URL("../target/debug/clausemark", import.meta.url));

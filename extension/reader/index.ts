// Put into a frame by the background when its document is worth reading; the content script holds on to it.

import { Reader } from "./reader";

globalThis.clausemarkReader ??= new Reader();

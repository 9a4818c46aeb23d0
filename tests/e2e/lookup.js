// "Look in archives", against real archives on loopback: pywb, the Open Terms Archive engine, nginx. Each is found to
// have the text, another text or none, to be slow or down, and to tell what is not true.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Extension, ROOT } from "../../xtask/browser/extension.js";
import { painted } from "../../xtask/browser/marks.js";
import { serve } from "../../xtask/browser/server.js";
import { staticFiles } from "../servers/shards.js";
import { folder } from "../servers/start.js";
import { termsCollection } from "../servers/terms.js";
import { webArchive } from "../servers/wayback.js";
import * as pages from "./pages.js";

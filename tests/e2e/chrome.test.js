import { runIn } from "./run.js";
import { PRESSED } from "./scenarios.js";

runIn("chrome", PRESSED);

import { runIn } from "./run.js";

runIn("firefox");

import { runIn } from "./run.js";

runIn("chrome");

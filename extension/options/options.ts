import { automaticSwitch } from "../shared/automatic";
import { archiveFields } from "./archives";
import type { Severity } from "../shared/core";
import { Client } from "../shared/client";
import { confidenceChoice } from "../shared/confidence-choice";
import { element } from "../shared/dom";
import { say, translate } from "../shared/i18n";
import { changeSettings, loadSettings, onSettingsChange, switchSite, type Settings } from "../shared/settings";
import { SEVERITIES } from "../shared/severity";

void start();

async function start(): Promise<void> {
  translate(document);
  document.title = say("options_title");
  put("automatic-switch", automaticSwitch());
  put("minimum", ...SEVERITIES.map(minimumChoice));
  put("confidence", confidenceChoice("confidence-title"));
  put("archives", archiveFields());
  onSettingsChange(showSettings);
  showSettings(await loadSettings());
  await Promise.all([showShortcuts(), showVersion()]);
}

function showSettings({ minimum, sitesOff }: Settings): void {
  for (const radio of byId("minimum").querySelectorAll("input")) radio.checked = radio.value === minimum;
  put(
    "sites",
    ...sitesOff.map((site) => {
      const on = element("button", { type: "button", textContent: say("options_sites_on") });
      on.addEventListener("click", () => void switchSite(site, false));
      return element("li", {}, site, on);
    }),
  );
  byId("no-sites").hidden = sitesOff.length > 0;
}

function minimumChoice(severity: Severity): HTMLElement {
  const radio = element("input", { type: "radio", name: "minimum", value: severity });
  radio.addEventListener("change", () => void changeSettings({ minimum: severity }));
  return element("label", {}, radio, say(`options_minimum_${severity}`));
}

async function showShortcuts(): Promise<void> {
  const commands = await chrome.commands.getAll();
  put(
    "shortcuts",
    ...commands.map(({ description, shortcut }) =>
      element(
        "li",
        {},
        description || say("command_open"),
        element("kbd", { textContent: shortcut || say("options_shortcut_none") }),
      ),
    ),
  );
}

async function showVersion(): Promise<void> {
  const { core, rules } = await new Client().ask({ type: "version" });
  byId("version").textContent = say("options_version_text", core, rules);
}

function put(id: string, ...children: Node[]): void {
  byId(id).replaceChildren(...children);
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`options.html has no #${id}`);
  return found;
}

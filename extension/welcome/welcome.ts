import { automaticSwitch } from "../shared/automatic";
import { element } from "../shared/dom";
import { say, translate } from "../shared/i18n";
import { severityIcon } from "../shared/icon";
import { SEVERITIES } from "../shared/severity";

translate(document);
document.title = say("welcome_title");
document.getElementById("automatic-switch")?.append(automaticSwitch());
showMarks();
void showShortcut();

async function showShortcut(): Promise<void> {
  const shortcut = (await chrome.commands.getAll()).find(({ name }) => name === "_execute_action")?.shortcut;
  const press = document.getElementById("press");
  if (press) press.textContent = shortcut ? say("welcome_how_2", shortcut) : say("welcome_how_2_click");
}

/** The examples are painted as clauses on a page are, with the same style sheet. */
function showMarks(): void {
  const tone = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  for (const severity of SEVERITIES) {
    const example = element("span", { textContent: say(`severity_${severity}_means`) });
    const word = element(
      "span",
      { className: `word ${severity}` },
      severityIcon(severity),
      say(`severity_${severity}`),
    );
    document.getElementById("marks")?.append(element("li", {}, word, example));
    const range = document.createRange();
    range.selectNodeContents(example);
    CSS.highlights.set(`clausemark-${severity}-${tone}`, new Highlight(range));
  }
}

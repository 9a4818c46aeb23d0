import { element } from "./dom";
import { say } from "./i18n";
import { costOf } from "./quality";
import { changeSettings, loadSettings, onSettingsChange } from "./settings";
import { CONFIDENCES, type Threshold } from "./threshold";

/** How sure a finding must be to be shown, and what each choice costs. `title` is the id of the heading above. */
export function confidenceChoice(title: string): HTMLElement {
  const choices = CONFIDENCES.map((confidence) => {
    const radio = element("input", { type: "radio", name: "confidence", value: confidence });
    radio.addEventListener("change", () => void changeSettings({ confidence }));
    const { right, found } = costOf(confidence);
    return element(
      "label",
      {},
      radio,
      element(
        "span",
        {},
        say(`confidence_from_${confidence}`),
        element("span", { className: "soft cost", textContent: say("confidence_cost", right, found) }),
      ),
    );
  });
  const group = element("div", { className: "choices", role: "radiogroup" }, ...choices);
  group.setAttribute("aria-labelledby", title);
  const show = ({ confidence }: Threshold) => {
    for (const radio of group.querySelectorAll("input")) radio.checked = radio.value === confidence;
  };
  onSettingsChange(show);
  void loadSettings().then(show);
  return group;
}

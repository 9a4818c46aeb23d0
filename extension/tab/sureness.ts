import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { costOf, qualityPage } from "../shared/quality";
import { changeSettings } from "../shared/settings";
import { CONFIDENCES, isConfidence, type Threshold } from "../shared/threshold";

/** How sure a finding must be to be shown, what that costs, and how many are hidden by it. */
export class Sureness {
  readonly choice = element(
    "select",
    { title: say("confidence_label") },
    ...CONFIDENCES.map((value) => element("option", { value, textContent: say(`confidence_from_${value}`) })),
  );
  readonly #words = element("span");
  readonly note = element("p", { className: "soft sureness" }, this.#words, " ", qualityLink());

  constructor() {
    this.choice.ariaLabel = say("confidence_label");
    this.choice.addEventListener("change", () => {
      if (isConfidence(this.choice.value)) void changeSettings({ confidence: this.choice.value });
    });
  }

  show({ confidence }: Threshold, hidden: number): void {
    this.choice.value = confidence;
    const { right, found } = costOf(confidence);
    const cost = say("confidence_cost", right, found);
    const less = hidden === 1 ? say("confidence_hidden_one") : say("confidence_hidden", hidden);
    this.#words.textContent = hidden > 0 ? `${cost} ${less}` : cost;
  }
}

function qualityLink(): HTMLElement {
  return element("a", { href: qualityPage(), target: "_blank", textContent: say("quality_link") });
}

import { copyButton } from "./copy";
import type { Citation } from "./core";
import { element } from "./dom";
import { say } from "./i18n";

/** The forms of a citation, and how each becomes text. */
const FORMS = {
  text: ({ text }: Citation) => text,
  bibtex: ({ bibtex }: Citation) => bibtex,
  csl: ({ csl }: Citation) => JSON.stringify([csl], null, 2),
  annotation: ({ annotation }: Citation) => JSON.stringify(annotation, null, 2),
};

/** A button that copies a citation, with a choice of its form. `citation` is asked for when it is needed. */
export function citeButton(citation: () => Promise<Citation>): HTMLElement {
  const forms = Object.keys(FORMS) as (keyof typeof FORMS)[];
  const select = element(
    "select",
    { title: say("cite_form") },
    ...forms.map((form) => element("option", { value: form, textContent: say(`cite_${form}`) })),
  );
  select.ariaLabel = say("cite_form");
  const chosen = async () => FORMS[select.value as keyof typeof FORMS](await citation());
  return element("span", { className: "cite" }, copyButton(say("copy_citation"), chosen), select);
}

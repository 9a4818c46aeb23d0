import { Client } from "../shared/client";
import { confidenceChoice } from "../shared/confidence-choice";
import type { Band, CategoryQuality } from "../shared/core";
import { element } from "../shared/dom";
import { say, translate } from "../shared/i18n";
import { percent, QUALITY } from "../shared/quality";
import { CONFIDENCES } from "../shared/threshold";

void start();

/** `quality.html#arbitration` shows the row of that category. */
async function start(): Promise<void> {
  translate(document);
  document.title = say("quality_title");
  byId("measured").textContent = say("quality_measured", QUALITY.documents);
  byId("confidence").append(confidenceChoice(byId("setting").id));
  const categories = await new Client().ask({ type: "catalogue" });
  const titles = new Map(categories.map(({ slug, title }) => [slug, title]));
  byId("rows").append(...QUALITY.categories.map((category) => row(category, titles.get(category.slug))));
  addEventListener("hashchange", showAsked);
  showAsked();
}

function row(category: CategoryQuality, title = category.slug): HTMLElement {
  const { slug, segments, precision, recall } = category;
  const cells = [
    segments.toLocaleString(),
    share(precision),
    share(recall),
    ...CONFIDENCES.map((of) => band(category[of])),
  ];
  return element(
    "tr",
    { id: slug, tabIndex: -1 },
    element("th", { scope: "row", textContent: title }),
    ...cells.map((textContent) => element("td", { textContent })),
  );
}

function share(of: number): string {
  return `${percent(of, 1)} %`;
}

function band({ right, findings }: Band): string {
  return findings > 0 ? say("quality_band", right, findings) : "–";
}

function showAsked(): void {
  const slug = decodeURIComponent(location.hash.slice(1));
  for (const row of byId("rows").children) row.classList.toggle("asked", row.id === slug);
  const asked = slug === "" ? null : document.getElementById(slug);
  asked?.scrollIntoView({ block: "center" });
  asked?.focus({ preventScroll: true });
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`quality.html has no #${id}`);
  return found;
}

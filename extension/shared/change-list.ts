import type { Change, Changes } from "./check";
import { element } from "./dom";
import { say } from "./i18n";

/** Every change in reading order, each with its words; a click on one that stands in the page calls `goTo`. */
export function changeList(changes: Changes, goTo?: (at: number) => void): HTMLElement {
  return element("ul", { className: "changes" }, ...changes.list.map((change, at) => item(change, at, goTo)));
}

/** How many clauses came out how: "2 reworded, 1 new, 1 gone". */
export function changeWords({ counts, weight }: Changes): string {
  const parts = (["reworded", "new", "gone", "moved", "reformatted"] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => say(`change_count_${status}`, counts[status]));
  const all = new Intl.ListFormat(say("language"), { style: "narrow" }).format(parts);
  return weight === null ? all : `${all}. ${say(`change_weight_${weight}`)}`;
}

function item(change: Change, at: number, goTo?: (at: number) => void): HTMLElement {
  const { status, weight, kind } = change;
  const words = element("span", { className: kind === "heading" ? "words heading" : "words" }, ...wordsOf(change));
  const label = element("span", { className: "label", textContent: say(`change_${status}`) });
  const made = element("li", { className: `change ${status} ${weight ?? ""}` });
  if (goTo && change.ranges.length > 0) {
    const button = element("button", { type: "button", className: "jump", title: say("tab_jump") }, label, words);
    button.addEventListener("click", () => goTo(at));
    made.append(button);
  } else {
    made.append(label, words);
  }
  return made;
}

function wordsOf({ status, text, hash, words }: Change): (Node | string)[] {
  if (words.length > 0) {
    return words.map(({ is, text }) =>
      is === "same" ? text : element(is === "added" ? "ins" : "del", { textContent: text }),
    );
  }
  if (text === null) return [say("change_no_words", hash)];
  if (status === "new") return [element("ins", { textContent: text })];
  if (status === "gone") return [element("del", { textContent: text })];
  return [text];
}

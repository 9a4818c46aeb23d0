/** Distance between the clause and the card, and between the card and the window's edge. CSS pixels. */
const GAP = 8;

/** Brings `range` to the middle of the window; opens the `<details>` it is folded into. */
export function bringIntoView(range: Range): void {
  const parent = range.startContainer.parentElement;
  for (let at = parent?.closest("details"); at; at = at.parentElement?.closest("details")) at.open = true;
  parent?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}

/** Puts `card` below `range`, or above it where there is more room; in the corner where the range is not shown. */
export function besideRange(card: HTMLElement, range: Range): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = card.getBoundingClientRect();
  const clause = range.getBoundingClientRect();
  const isShown = clause.width > 0 || clause.height > 0;
  const below = clause.bottom + GAP;
  const above = clause.top - GAP - height;
  const top = !isShown ? innerHeight : below + height <= innerHeight || above < 0 ? below : above;
  const left = isShown ? clause.left : innerWidth;
  card.style.top = `${within(top, innerHeight - height)}px`;
  card.style.left = `${within(left, innerWidth - width)}px`;
}

function within(value: number, most: number): number {
  return Math.max(GAP, Math.min(value, most - GAP));
}

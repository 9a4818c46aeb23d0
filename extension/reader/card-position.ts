/** Distance between the clause and the card, and between the card and the window's edge. CSS pixels. */
const GAP = 8;
/** The card scrolls inside between these heights. CSS pixels. */
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 560;
/** What a page's own bar at the top of the window may cover. CSS pixels. */
const HEADROOM = 120;

/**
 * Brings `range` to the middle of the window, or so far up that a card fits below it; opens the `<details>` it is folded
 * into.
 */
export function bringIntoView(range: Range): void {
  const parent = range.startContainer.parentElement;
  for (let at = parent?.closest("details"); at; at = at.parentElement?.closest("details")) at.open = true;
  parent?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { top, bottom } = range.getBoundingClientRect();
  const lacking = bottom + MOST_HEIGHT + 2 * GAP - innerHeight;
  scrollBy({ top: Math.max(0, Math.min(lacking, top - HEADROOM)), behavior: "instant" });
}

/** Puts `card` on that side of `range` where there is more room, and in the corner where the range is not shown. */
export function besideRange(card: HTMLElement, range: Range): void {
  const { innerWidth, innerHeight } = window;
  const clause = range.getBoundingClientRect();
  const isShown = clause.width > 0 && clause.bottom > 0 && clause.top < innerHeight;
  const below = innerHeight - clause.bottom;
  const isBelow = below >= clause.top;
  const room = isShown ? Math.max(below, clause.top) : innerHeight;
  card.style.maxHeight = `${Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, room - 2 * GAP))}px`;

  const { width, height } = card.getBoundingClientRect();
  const top = !isShown ? innerHeight : isBelow ? clause.bottom + GAP : clause.top - GAP - height;
  const left = isShown ? clause.left : innerWidth;
  card.style.top = `${within(top, innerHeight - height)}px`;
  card.style.left = `${within(left, innerWidth - width)}px`;
}

function within(value: number, most: number): number {
  return Math.max(GAP, Math.min(value, most - GAP));
}

import type { PlacedFinding } from "../shared/summary";
import { bySeverity } from "../shared/severity";
import { CONFIDENCES } from "../shared/threshold";

/** What is said of one category. */
export interface CategoryGroup {
  slug: string;
  /** The finding that speaks for all: the gravest, and of those the surest. */
  first: PlacedFinding;
  /** Where else it is said, in reading order. */
  also: PlacedFinding[];
}

/** The findings by category, in the order in which the first of each stands. */
export function byCategory(findings: PlacedFinding[]): CategoryGroup[] {
  const groups = new Map<string, PlacedFinding[]>();
  for (const placed of findings) {
    const { category } = placed.finding;
    groups.set(category, [...(groups.get(category) ?? []), placed]);
  }
  return [...groups].flatMap(([slug, group]) => {
    const [first] = [...group].sort(leading);
    return first ? [{ slug, first, also: group.filter((placed) => placed !== first) }] : [];
  });
}

function leading({ finding: a }: PlacedFinding, { finding: b }: PlacedFinding): number {
  return bySeverity(a, b) || CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence);
}

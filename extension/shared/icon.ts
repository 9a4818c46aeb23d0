import type { Severity } from "./core";

const SVG = "http://www.w3.org/2000/svg";

/** One shape per severity, so that nothing hangs on colour alone. */
const SHAPES: Record<Severity, string> = {
  high: "M8 1.2 15.4 14.4H.6Z",
  medium: "M8 .8 15.2 8 8 15.2.8 8Z",
  low: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13Z",
  info: "M8 .8 14 3v5c0 3.4-2.4 5.9-6 7.2C4.4 13.9 2 11.4 2 8V3Z",
};

/** The sign of a severity: decoration beside the word, hidden from screen readers. */
export function severityIcon(severity: Severity): SVGSVGElement {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("class", `icon ${severity}`);
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[severity]);
  icon.append(path);
  return icon;
}

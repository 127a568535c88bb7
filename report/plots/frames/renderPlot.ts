import { plot, type PlotOptions } from "@observablehq/plot";
import { renderSvg } from "./renderSvg.ts";

/** The plot as text, by `renderSvg`; `fontSize` in px. */
export function renderPlot(
  name: string,
  { fontSize, ...options }: PlotOptions & { fontSize?: number },
): string {
  const style = fontSize === undefined ? {} : { style: { fontSize: `${fontSize}px` } };
  return renderSvg(name, (document) => plot({ document, className: "plot", ...style, ...options }));
}

import { type ControlCover, controlParams } from "../../data/control/design.ts";
import type { FigureContext } from "./figure.ts";

/** A cover of the control corpus as SVG. */
export function controlCoverSvg(
  { cachedFigure }: Pick<FigureContext, "cachedFigure">,
  cover: ControlCover,
): Promise<string> {
  const { seed } = controlParams;
  const module = new URL("../../data/control/drawCover.ts", import.meta.url);
  return cachedFigure(`covers/${cover.id}`, module, { cover, seed }, async () => {
    const { drawCover } = await import("../../data/control/drawCover.ts");
    return drawCover(cover, seed);
  });
}

import { random, type Random } from "../random.ts";
import type { ControlCover, StyleName } from "./design.ts";
import { ambient } from "./styles/ambient.ts";
import { dubstep } from "./styles/dubstep.ts";
import { folk } from "./styles/folk.ts";
import { hiphopRap } from "./styles/hiphopRap.ts";
import { jazz } from "./styles/jazz.ts";
import { metal } from "./styles/metal.ts";
import { pop } from "./styles/pop.ts";
import { punk } from "./styles/punk.ts";
import { rock } from "./styles/rock.ts";
import { soul } from "./styles/soul.ts";
import { svgDocument } from "./drawing/svg.ts";

const styles: Record<StyleName, (random: Random) => string> = {
  ambient,
  dubstep,
  folk,
  hiphop_rap: hiphopRap,
  jazz,
  metal,
  pop,
  punk,
  rock,
  soul,
};

/** One cover as an SVG document, 350x350; a function of style, id and seed alone. */
export function drawCover({ id, style }: ControlCover, seed: string): string {
  return svgDocument(styles[style](random(JSON.stringify([seed, "cover", style, id]))));
}

import type { Random } from "../../random.ts";
import { between, chance } from "../drawing/choose.ts";
import { mix } from "../drawing/colour.ts";
import { circle, group, path } from "../drawing/svg.ts";

export interface SingerInks {
  hair: string;
  dress: string;
  gold: string;
}

const face =
  "M-34 -30C-34 -58 -18 -66 0 -66C18 -66 34 -58 34 -30C34 -4 26 24 0 40C-26 24 -34 -4 -34 -30Z";
const neck = "M-15 20H15V58C24 66 34 70 34 70H-34C-34 70 -24 66 -15 58Z";
const shoulders = "M-104 150C-100 96 -70 76 -30 64Q0 92 30 64C70 76 100 96 104 150Z";
const cheek =
  "M34 -30C34 -4 26 24 0 40C10 26 14 10 13 -4C24 -14 26 -40 14 -63C26 -58 34 -48 34 -30Z";
const lids = "M-25 -14Q-16 -6 -7 -13M7 -13Q16 -6 25 -14";
const brows = "M-27 -26Q-16 -33 -6 -27M6 -27Q16 -33 27 -26";
const lips = "M-12 18Q-4 12 0 15Q4 12 12 18Q0 30 -12 18Z";

/** A singer with closed eyes and round hair, about 210 x 250 units around the middle of the face. */
export function singer(random: Random, { hair, dress, gold }: SingerInks): string {
  const skin = mix("#7a4a30", hair, between(random, 0.05, 0.4));
  const line = {
    fill: "none",
    stroke: mix(skin, "#000000", 0.65),
    "stroke-width": 2.6,
    "stroke-linecap": "round",
  };
  const radius = between(random, 70, 88);
  const rings = [-1, 1].map((hand) =>
    circle([hand * 38, 16], between(random, 8, 13), {
      fill: "none",
      stroke: gold,
      "stroke-width": 3.5,
    }),
  );
  return group(
    {},
    circle([0, -34], radius, { fill: hair }),
    path(neck, { fill: mix(skin, "#000000", 0.3) }),
    path(shoulders, { fill: dress }),
    path(face, { fill: skin }) + path(cheek, { fill: mix(skin, "#000000", 0.22) }),
    path(lids, line) + path(brows, { ...line, "stroke-width": 3.4 }),
    path("M-1 -12L-5 6H4", { ...line, "stroke-width": 2 }),
    path(lips, { fill: mix(dress, "#b03030", 0.5) }),
    chance(random, 0.7) ? rings.join("") : "",
  );
}

import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { legible, mix } from "../drawing/colour.ts";
import { fit, letter, measure, setLine } from "../lettering/lettering.ts";
import { firs, mountain } from "../motifs/mountain.ts";
import { drawPalette } from "../drawing/palettes.ts";
import { below, ridge } from "../drawing/shapes.ts";
import { type Plate, sigil } from "../motifs/sigil.ts";
import { skull } from "../motifs/skull.ts";
import { circle, d, ground, path, type Point, radialGradient, side } from "../drawing/svg.ts";
import { grain } from "../drawing/texture.ts";
import { antlers, halo, thorns } from "../motifs/thorns.ts";
import { deadTree } from "../motifs/tree.ts";
import { inventWords } from "../lettering/words.ts";

/** A woodcut: one symmetric sign in the middle of the dark, engraved lines, a thorny blackletter name. */
export function metal(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "press");
  const back = pick(random, [ink, ink, ink, paper, accents[1]]);
  const front = legible(back, [paper, ink]);
  const plate = {
    back,
    ink: front,
    spot: accents[0] === back ? mix(back, front, 0.4) : accents[0],
  };
  const centre: Point = [side / 2, 208];
  const scene = pick(random, [sigil, head, tree, peaks])(random, plate, centre);
  const dirt = grain(random, 320, { stroke: front, "stroke-opacity": 0.28, "stroke-width": 0.8 });
  return shadow(plate, centre) + dirt + scene + words(random, plate);
}

function shadow({ back, ink }: Plate, centre: Point): string {
  const light = radialGradient("light", centre, 240, [
    { at: 0, colour: mix(back, ink, 0.24) },
    { at: 1, colour: back },
  ]);
  return light + ground("url(#light)");
}

function head(random: Random, { back, ink, spot }: Plate, centre: Point): string {
  const disc = circle(centre, between(random, 84, 100), { fill: spot });
  const backdrop = chance(random, 0.6) ? disc : "";
  const crossed = chance(random, 0.5) ? antlers(random, centre, ink) : "";
  return (
    halo(random, centre, between(random, 74, 90), ink) +
    backdrop +
    crossed +
    skull(centre, between(random, 68, 80), ink, back)
  );
}

function tree(random: Random, { ink, spot }: Plate, [x]: Point): string {
  const moon = circle([x, 178], between(random, 54, 82), { fill: spot });
  const line = ridge(random, 300, 10, 4);
  return moon + deadTree(random, [x, 306], 68, ink) + path(below(line), { fill: ink });
}

function peaks(random: Random, { back, ink, spot }: Plate, [x]: Point): string {
  const moon = circle([x + between(random, -70, 70), 158], between(random, 34, 62), { fill: spot });
  const range = times(integerBetween(random, 3, 5), (i) => {
    const away = [0, -104, 108, -46, 62][i] ?? 0;
    const apex: Point = [x + away + between(random, -18, 18), 150 + 26 * i];
    return mountain(random, { apex, foot: 352, reach: between(random, 88, 124) }, back, ink);
  });
  const wood = chance(random, 0.7)
    ? path(firs(random, 336, 22, between(random, 44, 78)), { fill: back })
    : "";
  return moon + range.join("") + wood;
}

function words(random: Random, { back, ink, spot }: Plate): string {
  const { artist, title } = inventWords(random, "metal");
  const name = fit(
    setLine("blackletter", artist, 6),
    { x: 46, y: 20, width: 258, height: 62 },
    { stretch: 1.5 },
  );
  const work = fit(setLine("geometric", title.toUpperCase(), 420), {
    x: 60,
    y: 326,
    width: 230,
    height: 8.5,
  });
  const box = measure(name);
  const plate = { fill: back, "fill-opacity": 0.72 };
  return (
    thorns(random, box, chance(random, 0.4) ? spot : ink) +
    letter(name, { fill: ink, stroke: ink, "stroke-width": 0.8 }) +
    path(d`M0 318h${side}v24H0Z`, plate) +
    letter(work, { fill: ink })
  );
}

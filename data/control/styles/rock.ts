import type { Random } from "../../random.ts";
import { chance, pick } from "../drawing/choose.ts";
import { contrast, legible, mix } from "../drawing/colour.ts";
import { landscapes } from "../motifs/landscapes.ts";
import { fit, letter, setLine } from "../lettering/lettering.ts";
import { drawPalette, type Palette } from "../drawing/palettes.ts";
import { ground, linearGradient } from "../drawing/svg.ts";
import { grain } from "../drawing/texture.ts";
import { inventWords } from "../lettering/words.ts";

/** An evening on the road: a banded sun over level land, and one wide line of letters across the sky. */
export function rock(random: Random): string {
  const palette = drawPalette(random, "sunset");
  const { paper, ink, accents } = palette;
  const night = chance(random, 0.3);
  const sky = night ? ink : pick(random, [paper, ...accents]);
  const sun = pick(
    random,
    [...accents, paper].filter((tone) => contrast(sky, tone) > 1.35),
  );
  const far = pick(
    random,
    accents.filter((tone) => tone !== sun && tone !== sky),
  );
  const view = { sky, sun, far, near: night ? mix(ink, "#000000", 0.4) : ink, light: paper };
  const scene = pick(random, landscapes)(random, view);
  const dusk = linearGradient(
    "dusk",
    [0, 0],
    [0, 230],
    [
      { at: 0, colour: sky },
      { at: 1, colour: night ? mix(sky, far, 0.3) : mix(sky, paper, 0.5) },
    ],
  );
  const dust = grain(random, 260, { stroke: paper, "stroke-opacity": 0.18 });
  return dusk + ground("url(#dusk)") + scene + dust + words(random, palette, sky);
}

function words(random: Random, { paper, ink, accents }: Palette, sky: string): string {
  const { artist, title } = inventWords(random, "rock");
  const main = legible(sky, [paper, ink]);
  const face = pick(random, ["deco", "deco", "condensed"] as const);
  const name = fit(
    setLine(face, artist.toUpperCase(), 20),
    { x: 22, y: 22, width: 306, height: 50 },
    { stretch: 1.6, down: 0 },
  );
  const work = fit(setLine("geometric", title.toUpperCase(), 380), {
    x: 50,
    y: 82,
    width: 250,
    height: 10,
  });
  const second = legible(sky, accents);
  return (
    letter(name, { fill: main }) +
    letter(work, { fill: contrast(sky, second) > 3 && chance(random, 0.5) ? second : main })
  );
}

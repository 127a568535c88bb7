import type { Random } from "../../random.ts";
import { between, integerBetween, times } from "../drawing/choose.ts";
import { polar, polygon } from "../drawing/shapes.ts";
import { type Box, d, path, type Point } from "../drawing/svg.ts";

/** Long and short spikes all round a disc of radius `inner`. */
export function halo(random: Random, centre: Point, inner: number, colour: string): string {
  const count = integerBetween(random, 24, 46);
  const spikes = times(count, (i) => {
    const angle = (360 * i) / count;
    const reach = inner + (i % 2 ? between(random, 16, 26) : between(random, 34, 56));
    return polygon([
      polar(centre, inner, angle - 2.4),
      polar(centre, reach, angle),
      polar(centre, inner, angle + 2.4),
    ]);
  });
  return path(spikes.join(""), { fill: colour });
}

/** Mirrored spikes that grow from both ends of the name and hang below it. */
export function thorns(random: Random, { x, y, width, height }: Box, colour: string): string {
  const middle = y + height * 0.55;
  const count = integerBetween(random, 4, 6);
  const ends = times(count, (i): [Point, Point, Point] => {
    const at = y + (height * (i + 0.5)) / count;
    return [
      [-2, at - 3],
      [-between(random, 14, 38), at + (at - middle) * 0.9],
      [-2, at + 3],
    ];
  });
  const hanging = times(3, (i): [Point, Point, Point] => {
    const at = width * (0.08 + 0.14 * i);
    return [
      [at - 4, y + height - 2],
      [at + between(random, -3, 3), y + height + between(random, 8, 22)],
      [at + 4, y + height - 2],
    ];
  });
  const spikes = [...ends, ...hanging].flatMap((spike) => [
    polygon(spike.map(([dx, py]): Point => [x + dx, py])),
    polygon(spike.map(([dx, py]): Point => [x + width - dx, py])),
  ]);
  return path(spikes.join(""), { fill: colour });
}

/** A pair of antlers for a skull of about 75 units. */
export function antlers(random: Random, [x, y]: Point, colour: string): string {
  const shape = times(5, (i): Point => [38 + 14 * i + between(random, -3, 3), -52 - 17 * i]);
  const horn = (hand: number) => {
    const tines = shape
      .slice(1)
      .map(([dx, dy]) => d`M${x + hand * dx} ${y + dy}l${hand * -8} ${-30}`);
    const beam = shape.map(([dx, dy], i) =>
      i === 0 ? d`M${x + hand * dx} ${y + dy}` : d`L${x + hand * dx} ${y + dy}`,
    );
    return beam.join("") + tines.join("");
  };
  return path(horn(-1) + horn(1), {
    fill: "none",
    stroke: colour,
    "stroke-width": 6,
    "stroke-linejoin": "bevel",
  });
}

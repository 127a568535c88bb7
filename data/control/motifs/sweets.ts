import { polar, star } from "../drawing/shapes.ts";
import { circle, d, group, path, type Point } from "../drawing/svg.ts";

/** A thing to repeat, at most `size` from its centre to its edge, in a colour with an outline. */
export type Sweet = (centre: Point, size: number, fill: string, ink: string) => string;

const outline = (stroke: string, size: number) => ({
  stroke,
  "stroke-width": Math.max(2.5, size * 0.06),
  "stroke-linejoin": "round",
});

const heart: Sweet = ([x, y], s, fill, ink) =>
  path(
    d`M${x} ${y + s * 0.85}C${x - s * 1.5} ${y - s * 0.1} ${x - s * 0.7} ${y - s * 1.15} ${x} ${y - s * 0.4}` +
      d`C${x + s * 0.7} ${y - s * 1.15} ${x + s * 1.5} ${y - s * 0.1} ${x} ${y + s * 0.85}Z`,
    { fill, ...outline(ink, s) },
  ) + circle([x - s * 0.45, y - s * 0.35], s * 0.12, { fill: "#ffffff" });

const starlet: Sweet = (centre, s, fill, ink) =>
  path(star(centre, 5, s, s * 0.46), { fill, ...outline(ink, s) }) +
  circle(polar(centre, s * 0.3, -40), s * 0.09, { fill: "#ffffff" });

const cherries: Sweet = ([x, y], s, fill, ink) => {
  const stalk = { fill: "none", ...outline(ink, s) };
  const fruit = [-0.46, 0.42].map((at, i) => {
    const centre: Point = [x + s * at, y + s * (0.45 + 0.12 * i)];
    const shine: Point = [centre[0] - s * 0.12, centre[1] - s * 0.14];
    return (
      circle(centre, s * 0.38, { fill, ...outline(ink, s) }) +
      circle(shine, s * 0.08, { fill: "#ffffff" })
    );
  });
  const stems = d`M${x - s * 0.4} ${y + s * 0.1}Q${x - s * 0.2} ${y - s * 0.5} ${x + s * 0.25} ${y - s * 0.8}Q${x + s * 0.2} ${y - s * 0.3} ${x + s * 0.4} ${y + s * 0.2}`;
  return path(stems, stalk) + fruit.join("");
};

const lips: Sweet = ([x, y], s, fill, ink) =>
  path(
    d`M${x - s} ${y}Q${x - s * 0.5} ${y - s * 0.62} ${x - s * 0.22} ${y - s * 0.52}Q${x} ${y - s * 0.4} ${x + s * 0.22} ${y - s * 0.52}` +
      d`Q${x + s * 0.5} ${y - s * 0.62} ${x + s} ${y}Q${x + s * 0.45} ${y + s * 0.68} ${x} ${y + s * 0.68}Q${x - s * 0.45} ${y + s * 0.68} ${x - s} ${y}Z`,
    { fill, ...outline(ink, s) },
  ) +
  path(
    d`M${x - s * 0.8} ${y}Q${x} ${y - s * 0.3} ${x + s * 0.8} ${y}Q${x} ${y + s * 0.3} ${x - s * 0.8} ${y}Z`,
    { fill: "#ffffff", ...outline(ink, s) },
  );

const lolly: Sweet = ([x, y], s, fill, ink) => {
  const rings = [0.5, 0.28].map((share) =>
    circle([x, y - s * 0.3], s * share, { fill: "none", ...outline("#ffffff", s) }),
  );
  return group(
    {},
    path(d`M${x} ${y}V${y + s}`, { ...outline(ink, s), "stroke-width": s * 0.14 }),
    circle([x, y - s * 0.3], s * 0.66, { fill, ...outline(ink, s) }),
    ...rings,
  );
};

export const sweets: readonly Sweet[] = [heart, starlet, cherries, lips, lolly];

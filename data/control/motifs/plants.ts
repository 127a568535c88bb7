import type { Random } from "../../random.ts";
import { between, pick, times } from "../drawing/choose.ts";
import { curve, polar } from "../drawing/shapes.ts";
import { d, group, path, type Point } from "../drawing/svg.ts";

/** A leaf from its stalk to its tip: two arcs. */
export function leaf(stalk: Point, degrees: number, length: number, width: number): string {
  const tip = polar(stalk, length, degrees);
  const middle = polar(stalk, length * 0.45, degrees);
  const [left, right] = [polar(middle, width, degrees - 90), polar(middle, width, degrees + 90)];
  return (
    d`M${stalk[0]} ${stalk[1]}Q${left[0]} ${left[1]} ${tip[0]} ${tip[1]}` +
    d`Q${right[0]} ${right[1]} ${stalk[0]} ${stalk[1]}Z`
  );
}

/** A dot as path data. */
export function berry([x, y]: Point, r: number): string {
  return d`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

export type PlantKind = "leafy" | "fern" | "berries" | "buds" | "tulip";

export const plantKinds: readonly PlantKind[] = ["leafy", "fern", "berries", "buds", "tulip"];

interface Joint {
  at: Point;
  /** of the stem here */
  degrees: number;
  /** 0 at the root, 1 at the tip */
  share: number;
}

/** How each kind clothes a joint of its stem; `size` is the stem's length. */
const clothing: Record<PlantKind, (joint: Joint, size: number) => string> = {
  leafy: ({ at, degrees, share }, size) =>
    [-52, 52]
      .map((to) => leaf(at, degrees + to, size * (0.3 - 0.16 * share), size * 0.085))
      .join(""),
  fern: ({ at, degrees, share }, size) =>
    [-68, 68]
      .map((to) => leaf(at, degrees + to, size * (0.36 - 0.3 * share), size * 0.034))
      .join(""),
  berries: ({ at, degrees }, size) =>
    [-60, 60].map((to) => berry(polar(at, size * 0.11, degrees + to), size * 0.036)).join(""),
  buds: ({ at, degrees, share }, size) =>
    leaf(at, degrees + (Math.round(share * 20) % 2 ? 44 : -44), size * 0.2, size * 0.07),
  tulip: ({ at, degrees, share }, size) =>
    share > 0.65
      ? ""
      : leaf(at, degrees + (Math.round(share * 9) % 2 ? 24 : -24), size * 0.4, size * 0.06),
};

const joints: Record<PlantKind, number> = { leafy: 6, fern: 11, berries: 8, buds: 9, tulip: 4 };

function crown(kind: PlantKind, { at, degrees }: Joint, size: number): string {
  if (kind !== "tulip") return leaf(at, degrees, size * 0.14, size * 0.045);
  return [-26, 26, 0].map((to) => leaf(at, degrees + to, size * 0.24, size * 0.085)).join("");
}

export interface Plant {
  kind: PlantKind;
  root: Point;
  /** of the first part of the stem, clockwise from upwards */
  degrees: number;
  /** by which the stem turns on its way */
  bow: number;
  length: number;
}

/** A stem with what grows on it. */
export function plant(
  { kind, root, degrees, bow, length }: Plant,
  stem: string,
  fill: string,
): string {
  const count = joints[kind];
  let joint: Joint = { at: root, degrees, share: 0 };
  const stemJoints = times(count, (i): Joint => {
    const turned = degrees + (bow * i) / count;
    joint = {
      at: polar(joint.at, length / count, turned),
      degrees: turned,
      share: (i + 1) / count,
    };
    return joint;
  });
  const leaves = stemJoints.slice(0, -1).map((place) => clothing[kind](place, length));
  return group(
    {},
    path(curve([root, ...stemJoints.map(({ at }) => at)]), {
      fill: "none",
      stroke: stem,
      "stroke-width": Math.max(1.1, length * 0.013),
    }),
    path(leaves.join("") + crown(kind, joint, length), { fill }),
  );
}

/** A plant of some kind. */
export function anyPlant(random: Random, rest: Omit<Plant, "kind" | "bow">, bow = 50): Plant {
  return { ...rest, kind: pick(random, plantKinds), bow: between(random, -bow, bow) };
}

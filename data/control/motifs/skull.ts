import { times } from "../drawing/choose.ts";
import { d, group, path, type Point } from "../drawing/svg.ts";

/** A skull seen from the front, `size` from its middle to the top of its dome. */
export function skull([x, y]: Point, size: number, bone: string, hollow: string): string {
  const s = size / 100;
  const scale = `translate(${Math.round(x)} ${Math.round(y)}) scale(${Math.round(s * 100) / 100})`;
  const cuts = { fill: "none", stroke: hollow, "stroke-width": 5 };
  return group(
    { transform: scale },
    path(dome, { fill: bone, stroke: hollow, "stroke-width": 4 }),
    path(mirrored(socket) + nose, { fill: hollow }),
    path(teeth(), cuts),
    path(mirrored(cheek) + crack, { ...cuts, "stroke-width": 3 }),
  );
}

const dome =
  "M0 -100C58 -100 88 -62 86 -14C85 14 76 22 72 38C70 50 56 52 50 58L46 96C30 106 -30 106 -46 96L-50 58C-56 52 -70 50 -72 38C-76 22 -85 14 -86 -14C-88 -62 -58 -100 0 -100Z";
const socket: Point[] = [
  [16, -2],
  [32, -16],
  [60, -14],
  [68, 4],
  [58, 24],
  [34, 26],
  [20, 16],
];
const nose = "M0 22L13 46L4 50L0 44L-4 50L-13 46Z";
const cheek: Point[] = [
  [76, 24],
  [60, 40],
  [52, 44],
];
const crack = "M14 -98L8 -80L18 -70L10 -54L16 -44";

function mirrored(points: readonly Point[]): string {
  return [1, -1]
    .map((hand) =>
      points.map(([x, y], i) => (i ? d`L${hand * x} ${y}` : d`M${hand * x} ${y}`)).join(""),
    )
    .join("");
}

function teeth(): string {
  return `M-46 72H46${times(7, (i) => d`M${-36 + 12 * i} 58V96`).join("")}`;
}

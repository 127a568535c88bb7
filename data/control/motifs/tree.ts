import type { Random } from "../../random.ts";
import { between, chance } from "../drawing/choose.ts";
import { polar } from "../drawing/shapes.ts";
import { d, path, type Point } from "../drawing/svg.ts";

interface Branch {
  from: Point;
  degrees: number;
  length: number;
  depth: number;
}

/** A leafless tree: every branch forks into two or three shorter ones; strokes by depth. */
export function deadTree(random: Random, root: Point, length: number, colour: string): string {
  const byDepth: string[][] = [];
  const grow = ({ from, degrees, length: reach, depth }: Branch): void => {
    const to = polar(from, reach, degrees);
    (byDepth[depth] ??= []).push(d`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`);
    if (depth === 6) return;
    const forks = chance(random, 0.18) ? [-34, 4, 34] : [-24, 24];
    for (const fork of forks) {
      const turned = degrees + fork + between(random, -14, 14);
      grow({
        from: to,
        degrees: turned,
        length: reach * between(random, 0.66, 0.86),
        depth: depth + 1,
      });
    }
  };
  grow({ from: root, degrees: between(random, -4, 4), length, depth: 0 });
  const style = { fill: "none", stroke: colour, "stroke-linecap": "round" };
  return byDepth
    .map((lines, depth) =>
      path(lines.join(""), { ...style, "stroke-width": 13 * 0.6 ** depth + 0.5 }),
    )
    .join("");
}

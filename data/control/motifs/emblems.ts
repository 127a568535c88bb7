import { times } from "../drawing/choose.ts";
import { polar, polygon, polyline, star } from "../drawing/shapes.ts";
import { circle, d, group, path, type Point, rect } from "../drawing/svg.ts";

/** The two tones an emblem is drawn in. */
export interface Tones {
  light: string;
  dark: string;
}

/** Each emblem fills about 200 x 160 units around the centre. */
export type Emblem = (centre: Point, tones: Tones) => string;

export const crown: Emblem = ([x, y], { light, dark }) => {
  const tips = [-96, -50, 0, 50, 96];
  const spikes = tips.map((at, i): Point => [x + at, y - (i === 2 ? 86 : i % 2 === 1 ? 66 : 52)]);
  const outline = spikes.flatMap((tip, i): Point[] =>
    i === 0 ? [tip] : [[x + ((tips[i - 1] ?? 0) + (tips[i] ?? 0)) / 2, y + 4], tip],
  );
  const body = polygon([...outline, [x + 80, y + 62], [x - 80, y + 62]]);
  const pearls = spikes.map((tip) =>
    circle(tip, 9, { fill: light, stroke: dark, "stroke-width": 4 }),
  );
  const gems = times(5, (i) => path(star([x - 56 + 28 * i, y + 44], 2, 11, 5), { fill: dark }));
  const band = path(d`M${x - 86} ${y + 26}h172`, { stroke: dark, "stroke-width": 4 });
  return group(
    {},
    path(body, { fill: light, stroke: dark, "stroke-width": 5 }),
    ...pearls,
    band,
    ...gems,
  );
};

export const medallion: Emblem = ([x, y], { light, dark }) => {
  const chain = [-1, 1].flatMap((hand) =>
    times(11, (i) => {
      const share = i / 10;
      const at: Point = [x + hand * (8 + 92 * share ** 0.7), y - 14 - 118 * share];
      return circle(at, 8.5, { fill: "none", stroke: light, "stroke-width": 6 });
    }),
  );
  const rim = path(star([x, y + 22], 24, 66, 60), { fill: light, stroke: dark, "stroke-width": 4 });
  const face = circle([x, y + 22], 50, { fill: "none", stroke: dark, "stroke-width": 4 });
  return group({}, ...chain, rim, face, path(star([x, y + 24], 5, 40, 17), { fill: dark }));
};

export const boombox: Emblem = ([x, y], { light, dark }) => {
  const edge = { stroke: dark, "stroke-width": 5 };
  const speaker = (at: number) =>
    [40, 30, 12]
      .map((r, i) => circle([x + at, y + 14], r, { fill: i === 1 ? light : dark }))
      .join("");
  const buttons = times(6, (i) =>
    rect({ x: x - 40 + i * 14, y: y - 47, width: 9, height: 9 }, { fill: dark }),
  );
  const deck = rect({ x: x - 22, y: y - 14, width: 44, height: 34 }, { fill: light, ...edge });
  const reels = [-10, 10].map((at) => circle([x + at, y + 3], 6, { fill: dark }));
  return group(
    {},
    path(d`M${x - 70} ${y - 58}v-24h140v24`, { fill: "none", stroke: light, "stroke-width": 9 }),
    rect({ x: x - 108, y: y - 58, width: 216, height: 122 }, { rx: 8, fill: light, ...edge }),
    speaker(-64) + speaker(64),
    ...buttons,
    deck,
    ...reels,
  );
};

export const microphone: Emblem = ([x, y], { light, dark }) => {
  const mesh = times(
    7,
    (i) => d`M${x - 46 + i * 15} ${y - 94}l-30 92M${x - 60 + i * 15} ${y - 94}l30 92`,
  );
  const rays = times(3, (i) => d`M${x - 48} ${y - 72 + 22 * i}h96`);
  const head = d`M${x - 48} ${y - 44}a48 48 0 0 1 96 0v10a48 40 0 0 1 -96 0Z`;
  return group(
    { stroke: dark, "stroke-width": 5 },
    path(d`M${x - 22} ${y - 2}h44l-8 92h-28Z`, { fill: light }),
    path(head, { fill: light }),
    path(d`M${x - 48} ${y - 40}h96`, { "stroke-width": 9 }),
    path(rays.join(""), { "stroke-width": 2.5 }),
    path(mesh.slice(2, 5).join(""), { "stroke-width": 2, "stroke-opacity": 0.55 }),
    path(d`M${x - 19} ${y + 30}h38M${x - 17} ${y + 46}h34`, { "stroke-width": 3 }),
  );
};

export const turntable: Emblem = ([x, y], { light, dark }) => {
  const grooves = times(4, (i) =>
    circle([x - 18, y], 66 - 10 * i, { fill: "none", stroke: light, "stroke-width": 1.4 }),
  );
  const shine = path(
    polygon([[x - 18, y], polar([x - 18, y], 70, 38), polar([x - 18, y], 70, 58)]) +
      polygon([[x - 18, y], polar([x - 18, y], 70, 218), polar([x - 18, y], 70, 238)]),
    { fill: light, "fill-opacity": 0.35 },
  );
  const arm = polyline([
    [x + 84, y - 58],
    [x + 84, y + 14],
    [x + 46, y + 44],
  ]);
  return group(
    {},
    rect(
      { x: x - 104, y: y - 84, width: 212, height: 168 },
      { rx: 6, fill: light, stroke: dark, "stroke-width": 5 },
    ),
    circle([x - 18, y], 76, { fill: dark }),
    ...grooves,
    shine,
    circle([x - 18, y], 22, { fill: light }),
    circle([x - 18, y], 4, { fill: dark }),
    circle([x + 84, y - 58], 13, { fill: dark }),
    path(arm, { fill: "none", stroke: dark, "stroke-width": 6 }),
  );
};

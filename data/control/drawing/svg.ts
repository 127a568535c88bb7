/** Side of a control cover, in pixels and SVG units. */
export const side = 350;

export type Point = readonly [x: number, y: number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Attributes = Record<string, string | number | undefined>;

/** At most two decimals, the same on every machine; throws on what SVG cannot hold. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a coordinate: ${value}`);
  return String(Math.round(value * 100) / 100 || 0);
}

/** Coordinates to a tenth of a pixel. */
export function formatTenth(value: number): string {
  return formatNumber(Math.round(value * 10) / 10);
}

/** Path data from a template, to a tenth of a pixel: d`M${x} ${y}h${width}`. */
export function d(strings: TemplateStringsArray, ...values: number[]): string {
  return String.raw({ raw: strings }, ...values.map(formatTenth));
}

/** An element with its attributes in the order given; undefined ones are left out. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const texts = Object.entries(attributes).map(([key, value]) =>
    value === undefined
      ? ""
      : ` ${key}="${typeof value === "number" ? formatNumber(value) : value}"`,
  );
  const open = `<${name}${texts.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

export function path(data: string, attributes: Attributes): string {
  return element("path", { d: data, ...attributes });
}

export function rect({ x, y, width, height }: Box, attributes: Attributes): string {
  return element("rect", { x, y, width, height, ...attributes });
}

export function circle([cx, cy]: Point, r: number, attributes: Attributes): string {
  return element("circle", { cx, cy, r, ...attributes });
}

export function group(attributes: Attributes, ...children: string[]): string {
  return element("g", attributes, ...children);
}

/** The whole canvas in one paint. */
export function ground(fill: string): string {
  return rect({ x: 0, y: 0, width: side, height: side }, { fill });
}

export function rotation(degrees: number, [x, y]: Point): string {
  return `rotate(${[degrees, x, y].map(formatNumber).join(" ")})`;
}

export interface Stop {
  at: number;
  colour: string;
  opacity?: number;
}

function stops(list: readonly Stop[]): string[] {
  return list.map(({ at, colour, opacity }) =>
    element("stop", { offset: at, "stop-color": colour, "stop-opacity": opacity }),
  );
}

/** Paint `url(#id)` that changes from one point to another, in user units. */
export function linearGradient(id: string, from: Point, to: Point, list: readonly Stop[]): string {
  const line = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return element(
    "linearGradient",
    { id, gradientUnits: "userSpaceOnUse", ...line },
    ...stops(list),
  );
}

/** Paint `url(#id)` that changes from a centre outwards, in user units. */
export function radialGradient(
  id: string,
  centre: Point,
  r: number,
  list: readonly Stop[],
): string {
  const disc = { cx: centre[0], cy: centre[1], r };
  return element(
    "radialGradient",
    { id, gradientUnits: "userSpaceOnUse", ...disc },
    ...stops(list),
  );
}

/** `children` seen through `shape`. Ids are unique within a document. */
export function clipped(id: string, shape: string, ...children: string[]): string {
  return element("clipPath", { id }, shape) + group({ "clip-path": `url(#${id})` }, ...children);
}

export function svgDocument(content: string): string {
  const size = { width: side, height: side, viewBox: `0 0 ${side} ${side}` };
  return `${element("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, content)}\n`;
}

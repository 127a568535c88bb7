import { sha256 } from "../../data/hash.ts";
import type { Drawing, FigureContext } from "../figures/figure.ts";
import type { FontFiles } from "../raster/outline.ts";

/** What drawings need to become files of their own. */
export interface DrawingStyle {
  css: string;
  fonts: FontFiles;
}

/** The drawing as SVG and PNG file: as made before, else made now. */
export async function drawingFiles(
  { edition, cachedFigure }: FigureContext,
  { name, svg }: Drawing,
  style: DrawingStyle,
): Promise<{ svg: string; png: Buffer }> {
  const { css, fonts } = style;
  const data = { svg, style: identityOf(style) };
  const module = new URL("../raster/rasterise.ts", import.meta.url);
  const text = await cachedFigure(`${edition.corpus.name}/files/${name}`, module, data, async () =>
    JSON.stringify(await (await import("../raster/rasterise.ts")).rasterise(svg, css, fonts)),
  );
  const files = JSON.parse(text) as { svg: string; png: string };
  return { svg: files.svg, png: Buffer.from(files.png, "base64") };
}

/** Many drawings have one style: hashed once. */
const identities = new WeakMap<FontFiles, { css: string; identity: string }>();

function identityOf({ css, fonts }: DrawingStyle): string {
  const known = identities.get(fonts);
  if (known?.css === css) return known.identity;
  const identity = sha256([css, ...[...fonts.values()].map(sha256)].join(" "));
  identities.set(fonts, { css, identity });
  return identity;
}

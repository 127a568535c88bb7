import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { sha256 } from "../../data/hash.ts";
import type { CachedFigure } from "../figures/figureCache.ts";
import type { Site } from "./siteParts.ts";

/** Path of the font for formulas. */
const path = "fonts/stix-two-math-latin-400-normal.woff2";

/** mathematical italic `A` and `a` of Unicode; browsers set single letters of formulas in these */
const italics = { A: 0x1d434, a: 0x1d44e, Α: 0x1d6e2, α: 0x1d6fc };

/** Leaves in the site's font for formulas what its pages' formulas need: a fiftieth of its bytes. */
export async function subsetMathFont(site: Site, cached: CachedFigure): Promise<void> {
  const signs = new Set("√<>&"); // a root is no text, the others are escaped
  for (const [name, content] of site)
    if (name.endsWith(".html"))
      for (const [formula] of (content as string).matchAll(/<math[\s\S]*?<\/math>/g))
        for (const sign of formula.replaceAll(/<[^>]*>/g, "")) signs.add(sign).add(italic(sign));
  const text = [...signs].sort(byCodeUnit).join("");
  const font = site.get(path) as Uint8Array;
  const module = new URL("../raster/fontSubset.ts", import.meta.url);
  const subset = await cached("mathFont", module, { text, font: sha256(font) }, async () =>
    (await import("../raster/fontSubset.ts")).fontSubset(font, text),
  );
  site.set(path, Buffer.from(subset, "base64"));
}

/** A letter as browsers set it when it stands alone; any other sign as it is. */
function italic(sign: string): string {
  if (sign === "h") return "ℎ";
  const first = (["a", "A", "α", "Α"] as const).find((it) => {
    const place = sign.codePointAt(0)! - it.codePointAt(0)!;
    return place >= 0 && place < (it === "a" || it === "A" ? 26 : 25);
  });
  if (first === undefined) return sign;
  return String.fromCodePoint(italics[first] + sign.codePointAt(0)! - first.codePointAt(0)!);
}

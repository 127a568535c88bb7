import type { Identify } from "../data/code.ts";
import { canonicalJson, sha256 } from "../data/hash.ts";
import type { Cache } from "../analyses/cache.ts";

/** The figure `name`: as drawn before from the same data by the same code, else drawn now. */
export type CachedFigure = (
  name: string,
  module: string,
  data: unknown,
  draw: () => Promise<string>,
) => Promise<string>;

/** Keeps drawn figures by the code that draws them (`module`) and the data they show. */
export function figureCache(cache: Cache, identify: Identify): CachedFigure {
  const known = new Map<string, string>();
  return async (name, module, data, draw) => {
    const key = sha256(canonicalJson({ name, ...(await identify(module)), data }));
    const drawn = known.get(key);
    if (drawn !== undefined) return drawn;
    const entry = await cache.entry("figures", key, async (draft) => {
      await draft.write("figure.svg", Buffer.from(await draw()));
    });
    const svg = (await entry.read("figure.svg")).toString();
    known.set(key, svg);
    return svg;
  };
}

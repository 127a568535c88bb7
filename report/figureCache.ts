import type { Identify } from "../data/code.ts";
import { canonicalJson, sha256 } from "../data/hash.ts";
import type { Cache } from "../analyses/pipeline/cache.ts";

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
  const drawings = cache.blobs("figures", "drawings");
  return async (name, module, data, draw) => {
    const key = sha256(canonicalJson({ name, ...(await identify(module)), data }));
    let drawn = known.get(key) ?? (await drawings.read(key))?.toString();
    if (drawn === undefined) {
      drawn = await draw();
      await drawings.write(key, Buffer.from(drawn));
    }
    known.set(key, drawn);
    return drawn;
  };
}

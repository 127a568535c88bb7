import type { Identify } from "../../data/code/code.ts";
import { UserError } from "../../data/error.ts";
import { canonicalJson, sha256 } from "../../data/hash.ts";
import type { Cache } from "../../analyses/pipeline/cache.ts";

/** The figure `name`: as drawn before from the same data by the same code, else drawn now. */
export type CachedFigure = (
  name: string,
  module: URL,
  data: unknown,
  draw: () => Promise<string>,
) => Promise<string>;

/** Keeps drawn figures by the code that draws them (`module`) and the data they show, which must be JSON: else UserError. */
export function figureCache(cache: Cache, identify: Identify): CachedFigure {
  const known = new Map<string, string>();
  const drawings = cache.blobs("figures", "drawings");
  return async (name, module, data, draw) => {
    const { code, packages } = await identify(module.href);
    const key = sha256(refusing(name, data, () => canonicalJson({ name, code, packages, data })));
    let drawn = known.get(key) ?? (await drawings.read(key))?.toString();
    if (drawn === undefined) {
      drawn = await draw();
      await drawings.write(key, Buffer.from(drawn));
    }
    known.set(key, drawn);
    return drawn;
  };
}

/** What `write` gives; where it cannot, UserError that says which of the data JSON cannot hold. */
function refusing(name: string, data: unknown, write: () => string): string {
  try {
    return write();
  } catch (cause) {
    const place = findUnfit(data, "");
    if (place === undefined) throw cause;
    throw new UserError(`data of figure ${name}: not in JSON: ${place}`, { cause });
  }
}

/** The first value that JSON cannot hold, with its path. */
function findUnfit(value: unknown, path: string): string | undefined {
  if (typeof value !== "object" || value === null)
    return isFit(value) ? undefined : `${path} ${value}`;
  for (const [name, item] of Object.entries(value)) {
    const found = findUnfit(item, path ? `${path}.${name}` : name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFit(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || typeof value === "string" || typeof value === "boolean";
}

import { checkClaims, checkGenres, checkNetworks } from "./posterReferences.ts";
import { posterShape, type Poster } from "./poster.ts";

/** Checks data/poster.json; throws UserError naming the path of the first wrong value. */
export function parsePoster(value: unknown): Poster {
  const parsed = posterShape(value, "poster");
  checkGenres(parsed);
  checkNetworks(parsed);
  checkClaims(parsed);
  return parsed;
}

import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";

/** A genre's colour: its digit on the poster; for other genres their place. */
export function hueOf(genre: string, { corpus }: Edition, poster: Poster): number {
  const known = poster.genres.find(({ name }) => name === genre);
  return known?.digit ?? corpus.genres.indexOf(genre) % poster.genres.length;
}

import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import { fixed } from "../language/formats.ts";
import type { Table } from "./table.ts";

/** Contrast of each genre's averaged image, in grey levels of 255, by number of covers averaged. */
export function contrast(edition: Edition, poster: Poster): Table {
  const { genres } = resultOf(edition, "averagedImages");
  const shown = editionGenres(edition, poster);
  const all = shown.flatMap(({ name }) => genres[name]!.contrast.map(({ covers }) => covers));
  const covers = [...new Set(all)].sort((a, b) => a - b);
  return {
    columns: [{ label: "covers" }, ...shown.map(({ label }) => ({ label, decimals: 1 }))],
    rows: covers.map((count) => [
      fixed(count, 0),
      ...shown.map(({ name }) => {
        return genres[name]!.contrast.find((point) => point.covers === count)?.rms ?? null;
      }),
    ]),
  };
}

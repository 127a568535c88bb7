import type { CachedFigure } from "../figures/figureCache.ts";
import type { SiteNetwork } from "../edition/try/tryNetwork.ts";
import type { Sources } from "./sources.ts";

/** Files of the site by path below its root. */
export type Site = Map<string, string | Uint8Array>;

export interface SiteOptions {
  sources: Sources;
  cachedFigure: CachedFigure;
  /** where the site will stand, with a slash at its end; without it nothing names an address */
  url?: string;
  /** the best network for the page Try; without it that page says what is missing */
  network?: { files: Site; about: SiteNetwork };
}

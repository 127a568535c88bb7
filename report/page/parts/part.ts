import type { Poster } from "../../../data/poster/poster.ts";
import type { Download } from "../../downloads/downloads.ts";
import type { Edition } from "../../edition/edition.ts";
import type { SiteNetwork } from "../../edition/try/tryNetwork.ts";
import type { FigureContext } from "../../figures/figure.ts";
import type { Html } from "../../language/html.ts";

/** What a part may use. */
export interface PartContext extends FigureContext {
  editions: readonly Edition[];
  poster: Poster;
  /** of the pages rendered so far */
  downloads: readonly Download[];
  /** works cited on the page */
  references(): Html | null;
  /** address of the edition's folder, where it is known */
  url?: string;
  /** the best network, where the site has its files */
  network?: SiteNetwork;
}

/** A piece of a page that code makes. */
export type Part = (context: PartContext) => Html | null | Promise<Html>;

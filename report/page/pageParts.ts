import type { Poster } from "../../data/poster/poster.ts";
import type { Section } from "../prose/contents.ts";
import type { Edition } from "../edition/edition.ts";
import type { Html } from "../language/html.ts";
import type { PageKind } from "./pages.ts";

export interface PageLink {
  title: string;
  /** relative to the page */
  url: string;
  current: boolean;
}

export interface PageParts {
  edition: Edition;
  poster: Poster;
  kind: PageKind;
  /** from the page to the root of the site: "" or "../" */
  root: string;
  /** of this edition of the poster */
  version: string;
  /** address of the edition's folder, where it is known */
  url?: string;
  /** of this edition, in reading order */
  pages: PageLink[];
  editions: PageLink[];
  sections: Section[];
  main: Html;
  /** script that runs before the page is drawn */
  start: string;
  /** it may run WebAssembly */
  runsWasm?: boolean;
  references: Html | null;
  /** how to cite; only for the paper */
  citing: Html | null;
}

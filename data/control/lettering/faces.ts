import blackletter from "../glyphs/blackletter.json" with { type: "json" };
import brush from "../glyphs/brush.json" with { type: "json" };
import condensed from "../glyphs/condensed.json" with { type: "json" };
import deco from "../glyphs/deco.json" with { type: "json" };
import geometric from "../glyphs/geometric.json" with { type: "json" };
import groovy from "../glyphs/groovy.json" with { type: "json" };
import hand from "../glyphs/hand.json" with { type: "json" };
import round from "../glyphs/round.json" with { type: "json" };
import slab from "../glyphs/slab.json" with { type: "json" };
import tag from "../glyphs/tag.json" with { type: "json" };
import thin from "../glyphs/thin.json" with { type: "json" };
import wide from "../glyphs/wide.json" with { type: "json" };

/** Outlines in thousandths of the em, y downwards, baseline at 0; absolute M, L, Q, C and Z only. */
export interface Face {
  space: number;
  glyphs: Partial<Record<string, { advance: number; path: string }>>;
  kerning: Partial<Record<string, number>>;
}

export type FaceName = keyof typeof faces;

/** hand, wide, condensed, slab, round, brush and deco have capitals only. */
export const faces = {
  blackletter: blackletter as Face,
  brush: brush as Face,
  condensed: condensed as Face,
  deco: deco as Face,
  geometric: geometric as Face,
  groovy: groovy as Face,
  hand: hand as Face,
  round: round as Face,
  slab: slab as Face,
  tag: tag as Face,
  thin: thin as Face,
  wide: wide as Face,
};

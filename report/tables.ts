import type { Poster } from "../data/poster.ts";
import type { AnalysisName } from "../analyses/names.ts";
import type { Edition } from "./edition.ts";
import type { Table } from "./table.ts";
import { audit } from "./tables/audit.ts";
import { auditSources } from "./tables/auditSources.ts";
import { baselineFeatures } from "./tables/baselineFeatures.ts";
import { baselines } from "./tables/baselines.ts";
import { negativeControl, positiveControl } from "./tables/controls.ts";
import { corpus } from "./tables/corpus.ts";
import { genreAccuracy, genreAccuracyBrief } from "./tables/genreAccuracy.ts";
import { networkScores } from "./tables/networkScores.ts";
import { origin } from "./tables/origin.ts";
import { reasons } from "./tables/reasons.ts";
import { selfRank } from "./tables/selfRank.ts";
import { transferScores } from "./tables/transferScores.ts";
import { unreadable } from "./tables/unreadable.ts";

/** A table that prose can show; `needs` is the analysis it shows. */
export interface TableKind {
  needs?: AnalysisName;
  /** takes the margin column too */
  wide?: true;
  table(edition: Edition, poster: Poster): Table;
}

/** The tables that prose can show, by name. */
export const tables: Readonly<Record<string, TableKind>> = {
  absent: { table: ({ corpus }, poster) => reasons(corpus.absent, poster) },
  audit: { wide: true, table: audit },
  auditSources: { wide: true, table: auditSources },
  baselineFeatures: { wide: true, needs: "baselines", table: baselineFeatures },
  baselines: { wide: true, needs: "baselines", table: baselines },
  corpus: { table: corpus },
  genreAccuracy: { wide: true, needs: "fullTraining", table: genreAccuracy },
  genreAccuracyBrief: { needs: "fullTraining", table: genreAccuracyBrief },
  negativeControl: { needs: "controls", table: negativeControl },
  networkScores: { needs: "fullTraining", table: networkScores },
  origin: { table: origin },
  positiveControl: { needs: "controls", table: positiveControl },
  selfRank: { needs: "histogramSimilarity", table: selfRank },
  transferScores: { wide: true, needs: "transferLearning", table: transferScores },
  unreadable: { table: unreadable },
};

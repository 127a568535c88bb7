import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import type { Table } from "./table.ts";
import { audit } from "./audit.ts";
import { auditSources } from "./auditSources.ts";
import { baselineFeatures } from "./baselineFeatures.ts";
import { baselines } from "./baselines.ts";
import { negativeControl, positiveControl } from "./controls.ts";
import { corpus } from "./corpus.ts";
import { foldScores } from "./foldScores.ts";
import { genreAccuracy, genreAccuracyBrief } from "./genreAccuracy.ts";
import { leftOut } from "./leftOut.ts";
import { learnerFolds } from "./learnerFolds.ts";
import { networkScores } from "./networkScores.ts";
import { origin } from "./origin.ts";
import { rankBootstrap } from "./rankBootstrap.ts";
import { reasons } from "./reasons.ts";
import { selfRank } from "./selfRank.ts";
import { transferScores } from "./transferScores.ts";
import { tuningScores } from "./tuningScores.ts";
import { unreadable } from "./unreadable.ts";

/** A table that prose can show; `needs` is the analysis it shows. */
export interface TableKind {
  needs?: string;
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
  foldScores: { wide: true, needs: "crossValidation", table: foldScores },
  genreAccuracy: { wide: true, needs: "fullTraining", table: genreAccuracy },
  genreAccuracyBrief: { needs: "fullTraining", table: genreAccuracyBrief },
  leftOut: { table: leftOut },
  learnerFolds: { wide: true, needs: "learnerFolds", table: learnerFolds },
  negativeControl: { needs: "controls", table: negativeControl },
  networkScores: { needs: "fullTraining", table: networkScores },
  origin: { table: origin },
  positiveControl: { needs: "controls", table: positiveControl },
  rankBootstrap: { needs: "rankBootstrap", table: rankBootstrap },
  selfRank: { needs: "histogramSimilarity", table: selfRank },
  transferScores: { wide: true, needs: "transferLearning", table: transferScores },
  tuningScores: { wide: true, needs: "liteFineTuning", table: tuningScores },
  unreadable: { table: unreadable },
};

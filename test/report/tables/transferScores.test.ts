import { describe, expect, it } from "vitest";
import type { Transfer } from "../../../analyses/backbones/transfer.ts";
import { readSources } from "../../../report/site/sources.ts";
import { transferScores } from "../../../report/tables/transferScores.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { poster } = await readSources();

describe("transferScores(edition, poster)", () => {
  it("has a row for each last layer, then one for each network that is not computed, then chance", () => {
    const edition = sampleEdition();
    const { columns, rows } = transferScores(
      { ...edition, results: { ...edition.results, transferLearning: mobileNet() } },
      poster,
    );
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ["MobileNetV2", "poster’s recipe"],
      ["MobileNetV2", "logistic regression"],
      ["AlexNet: not computed", null],
      ["ResNet18: not computed", null],
      ["ResNet34: not computed", null],
      ["ResNet152: not computed", null],
      ["chance", null],
    ]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

function mobileNet(): Transfer {
  const { test, train, predictions } = sampleTraining(sampleGenres).models["custom"]!.runs[0]!;
  const head = { train, test, predictions, crossValidated: test };
  return {
    epochs: 4,
    folds: 10,
    map: { backbone: "mobileNetV2", points: {} },
    backbones: {
      mobileNetV2: { architecture: "mobileNetV2", weights: "nsfwjs", features: 1280 },
    },
    models: { mobileNetV2: head, mobileNetV2Logistic: head },
  };
}

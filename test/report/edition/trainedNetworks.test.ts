import { describe, expect, it } from "vitest";
import { share } from "../../../analyses/stats/evaluation.ts";
import { readSources } from "../../../report/site/sources.ts";
import {
  formatInterval,
  publishedOverall,
  trainedNetworks,
} from "../../../report/edition/trainedNetworks.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { poster } = await readSources();

describe("trainedNetworks(result, edition, poster)", () => {
  it("has the runs of each, whatever the order of the models, AlexNet last", () => {
    const training = sampleTraining(sampleGenres, { alexNet: 3, custom: 2 });
    const networks = trainedNetworks(training, sampleEdition(), poster);
    expect(networks.map(({ name, runs }) => [name, runs])).toEqual([
      ["custom", training.models["custom"]!.runs],
      ["customRandomPixels", []],
      ["alexNet", training.models["alexNet"]!.runs],
    ]);
  });

  it("has the poster's accuracies for the poster's covers only", () => {
    const published = (name: string) =>
      trainedNetworks(sampleTraining(sampleGenres), sampleEdition(name), poster).map(
        ({ published }) => published?.["metal"],
      );
    expect(published("bandcamp")).toEqual([44, undefined, 41]);
    expect(published("control")).toEqual([undefined, undefined, undefined]);
  });
});

describe("publishedOverall(network)", () => {
  it("is the mean of the poster's ten genres, or null", () => {
    const networks = trainedNetworks(sampleTraining(sampleGenres), sampleEdition(), poster);
    expect(networks.map(publishedOverall)).toEqual([17.6, null, 13.4]);
  });
});

describe("formatInterval(share)", () => {
  it.each([
    [30, 100, "22–40"],
    [0, 10, "0–28"],
  ])("writes that of %i of %i in whole percent", (correct, n, text) => {
    expect(formatInterval(share(correct, n))).toBe(text);
  });
});

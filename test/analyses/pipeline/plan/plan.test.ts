import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { fullTraining } from "../../../../analyses/fullTraining.ts";
import { analyses } from "../../../../analyses/index.ts";
import { multiplyAdds } from "../../../../analyses/nn/network/cost.ts";
import { alexNet, customNetwork } from "../../../../analyses/nn/network/networks.ts";
import { type Job, planVersion } from "../../../../analyses/pipeline/plan/job.ts";
import { planJobs } from "../../../../analyses/pipeline/plan/plan.ts";
import { drawnCorpus, plain } from "../../drawnCovers.ts";

const corpus = drawnCorpus({ "pop/a": plain(1, 2, 3), "rock/b": plain(1, 2, 3) });
const imageNet = ["alexNet", "resNet18", "resNet34", "resNet152"];
const lite = ["efficientNetLite0", "efficientNetLite1", "efficientNetLite2", "squeezeNet"];
const weights = [...imageNet, ...lite].map((name) => {
  const file = { path: `data/weights/${name}.pth`, sizeBytes: 2 ** 21, sha256: "a".repeat(64) };
  return [name, { ...file, isHere: name === "alexNet" || lite.includes(name) }] as const;
});

function jobsFor(asked: { features?: number; fetch?: string | null } = {}): Promise<Job[]> {
  const { features = 1, fetch = null } = asked;
  const planned = { corpus, option: "--corpus drawn", lock: null, results: "results/drawn", fetch };
  return planJobs(Object.values(analyses), [planned], {
    identify: async () => ({ code: "c", modules: {}, packages: {} }),
    engine: { name: "onnx", threads: 2 },
    weights: new Map(weights),
    features,
  });
}
const named = (jobs: readonly Job[], name: string) => jobs.find((job) => job.name === name)!;

test("planJobs(analyses, corpora, options): every model is in a job, every job has its command and cost", async () => {
  const jobs = await jobsFor();
  const training = jobs.filter(
    ({ analysis, kind }) => analysis === "fullTraining" && kind === "part",
  );
  const models = Object.values(fullTraining.params.models);
  const runs = models.flatMap(({ seeds }) => seeds);
  expect(training).toHaveLength(runs.length - 1);
  expect(new Set(training.flatMap((job) => job.models))).toEqual(
    new Set(Object.keys(fullTraining.params.models)),
  );
  expect(training[0]).toMatchObject({
    name: "drawn-fullTraining-1",
    shard: "1/4",
    command: `npm run compute -- --corpus drawn --only fullTraining --shard 1/4 --list ${training[0]!.done}`,
    inputs: { covers: { count: 2, drawn: true, hash: corpus.hash } },
    cost: { passes: 2 * 10 * 2, multiplyAdds: 3 * 2 * 10 * 2 * multiplyAdds(customNetwork(2)) },
  });
  expect(training[0]!.done).toMatch(/^\.cache\/jobs\/drawn-fullTraining-1-of-4-[0-9a-f]{12}\.txt$/);
  expect(training[3]!.memoryMb).toBeGreaterThan(training[0]!.memoryMb); // AlexNet
  expect(named(jobs, "drawn-fullTraining")).toMatchObject({
    kind: "merge",
    dependsOn: [1, 2, 3, 4].map((index) => `drawn-fullTraining-${index}`),
    outputs: ["results/drawn/fullTraining.json", expect.stringContaining(".cache/jobs/")],
  });
  const published = jobs.filter(
    (job) => job.analysis === "imageNetTransfer" && job.kind === "part",
  );
  expect(published.map(({ models, shard }) => [...models, shard])).toEqual([
    ["alexNet", "1/4"],
    ["resNet18", "2/4"],
    ["resNet34", "3/4"],
    ["resNet152", "4/4"],
  ]);
  expect(published[1]!.inputs.weights).toHaveLength(4);
  expect(published[1]!.cost).toMatchObject({
    passes: 2,
    // torchvision states 1.81 thousand million, the last layer among them
    multiplyAdds: 2 * (1_814_073_344 - 512_000),
  });
  expect(named(jobs, "drawn-controls")).toMatchObject({
    models: ["custom", "mobileNetV2"], // the slow ones only on the corpus with a ceiling
    dependsOn: ["drawn-fullTraining", "drawn-transferLearning"], // what they have left in the cache
  });
});

test("planJobs: a job comes after those that it depends on, and no two have a name", async () => {
  for (const jobs of [await jobsFor(), await jobsFor({ features: 3, fetch: "npm run fetch" })]) {
    const seen = new Set<string>();
    for (const { name, dependsOn } of jobs) {
      expect(
        dependsOn.filter((other) => !seen.has(other)),
        name,
      ).toEqual([]);
      seen.add(name);
    }
    expect(seen.size).toBe(jobs.length);
  }
});

test("planJobs fetches what is not here, before what needs it", async () => {
  const jobs = await jobsFor({ fetch: "npm run fetch -- covers" });
  const [covers, files] = jobs;
  expect(covers).toMatchObject({ name: "fetch-drawn", command: "npm run fetch -- covers" });
  expect(files).toMatchObject({
    command: "npm run fetch -- weights resNet18 resNet34 resNet152",
    outputs: ["resNet18", "resNet34", "resNet152"]
      .map((name) => `data/weights/${name}.pth`)
      .concat(".cache/jobs/fetch-weights.txt"),
  });
  expect(named(jobs, "drawn-baselines").dependsOn).toEqual(["fetch-drawn"]);
  expect(named(jobs, "drawn-imageNetTransfer-1").dependsOn).toEqual([
    "fetch-drawn",
    "fetch-weights",
  ]);
});

test("planJobs({features: 2}): a job for half of the covers each, before those that use the features", async () => {
  const jobs = await jobsFor({ features: 2 });
  const features = jobs.filter(({ kind }) => kind === "features");
  expect(features.map(({ name }) => name)).toEqual([
    "drawn-histogramSimilarity-features-1",
    "drawn-histogramSimilarity-features-2",
    "drawn-transferLearning-features-1",
    "drawn-transferLearning-features-2",
    "drawn-imageNetTransfer-features-1",
    "drawn-imageNetTransfer-features-2",
    "drawn-liteTransfer-features-1",
    "drawn-liteTransfer-features-2",
  ]);
  expect(features[2]!.command).toContain("--only transferLearning --features 1/2 --list ");
  expect(features[0]!.inputs.covers).toMatchObject({ count: 1, hash: corpus.hash });
  expect(named(jobs, "drawn-transferLearning-1").dependsOn).toEqual(
    features.slice(2, 4).map(({ name }) => name),
  );
});

test("planJobs({features: 2}): covers are read by two jobs, pairs of genres compared by two others", async () => {
  const jobs = await jobsFor({ features: 2 });
  const survey = [1, 2].map((index) => `drawn-histogramSimilarity-features-${index}`);
  for (const name of ["drawn-averagedImages", "drawn-rankBootstrap"])
    expect(named(jobs, name).dependsOn).toEqual(survey);
  const parts = [1, 2].map((index) => `drawn-histogramSimilarity-${index}`);
  expect(named(jobs, parts[1]!)).toMatchObject({ kind: "part", shard: "2/2", dependsOn: survey });
  expect(named(jobs, "drawn-histogramSimilarity").dependsOn).toEqual([...survey, ...parts]);
});

test("a plan is what workflow/plan.schema.json describes, and nothing else is", async () => {
  const path = new URL("../../../../workflow/plan.schema.json", import.meta.url);
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(path, "utf8")),
  );
  const jobs = await jobsFor({ features: 2, fetch: "npm run fetch -- covers" });
  const plan = JSON.parse(JSON.stringify({ version: planVersion, jobs }));
  validate(plan);
  expect(validate.errors).toBeNull();
  expect(validate({ ...plan, version: 2 })).toBe(false);
  expect(validate({ ...plan, jobs: [{ ...plan.jobs[0], memory: 1 }] })).toBe(false);
});

test("multiplyAdds(network): the write-up's network by hand, AlexNet as torchvision states it (0.71 thousand million)", () => {
  const byHand = 28 * 28 * 50 * 75 + 12 * 12 * 10 * 450 + 360 * 120 + 120 * 84 + 84 * 10;
  expect(multiplyAdds(customNetwork(10))).toBe(byHand);
  expect(multiplyAdds(alexNet(1000))).toBe(714_188_480);
});

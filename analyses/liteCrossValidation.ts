import type { Analysis } from "./contract/analysis.ts";
import { liteBackbones, liteFiles } from "./backbones/lite.ts";
import { crossValidation } from "./crossValidation.ts";
import type { Layers } from "./backbones/coverFeatures.ts";
import { foldParams } from "./validation/foldParams.ts";
import type { HeadChoice } from "./validation/foldedHead.ts";
import type { HeadResults, HeadsParams } from "./validation/validate.ts";

const { coloursTexture, mobileNetV2 } = crossValidation.params.heads;

function head(name: string, layers: Layers): HeadChoice {
  const backbone = liteBackbones[name]!;
  return { features: [{ kind: "backbone", backbone, layers }], weighting: "classes" };
}

const lite0 = head("efficientNetLite0", "all");

/** Features of small ImageNet networks, alone and with others, judged by the folds of `crossValidation`. */
export const liteCrossValidation: Analysis<HeadsParams, HeadResults> = {
  name: "liteCrossValidation",
  module: import.meta.url,
  usesEngine: true,
  weights: liteFiles,
  params: {
    ...foldParams,
    heads: {
      squeezeNet: head("squeezeNet", "last"),
      efficientNetLite0: head("efficientNetLite0", "last"),
      efficientNetLite0Stages: { ...lite0, curve: true },
      efficientNetLite0StagesUnweighted: { ...lite0, weighting: "rows" },
      efficientNetLite1Stages: head("efficientNetLite1", "all"),
      efficientNetLite2Stages: head("efficientNetLite2", "all"),
    },
    others: { coloursTexture: coloursTexture!, mobileNetV2: mobileNetV2! },
    means: {
      efficientNetLite0AndHandMade: ["efficientNetLite0Stages", "coloursTexture"],
      networks: [
        "efficientNetLite0Stages",
        "efficientNetLite1Stages",
        "efficientNetLite2Stages",
        "mobileNetV2",
      ],
      networksAndHandMade: [
        "efficientNetLite0Stages",
        "efficientNetLite1Stages",
        "efficientNetLite2Stages",
        "mobileNetV2",
        "coloursTexture",
      ],
    },
  },
  run: async (corpus, params, context) => {
    const { validateHeads } = await import("./validation/validate.ts");
    return { result: await validateHeads(corpus, params, context), images: {} };
  },
};

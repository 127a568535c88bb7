/** Networks in words, by id, in the order they are shown; `resNets` are the poster's three. */
export const networkLabels: Readonly<Record<string, string>> = {
  custom: "custom network",
  customRandomPixels: "custom network, random pixels",
  alexNet: "AlexNet",
  resNet18: "ResNet18",
  resNet34: "ResNet34",
  resNet152: "ResNet152",
  resNets: "ResNets",
  mobileNetV2: "MobileNetV2",
  squeezeNet: "SqueezeNet",
  efficientNetLite0: "EfficientNet-Lite0",
  efficientNetLite1: "EfficientNet-Lite1",
  efficientNetLite2: "EfficientNet-Lite2",
};

/** What a logistic regression was told of covers, and whose probabilities were averaged, in words, by id. */
const headLabels: Readonly<Record<string, string>> = {
  pixels: "32 × 32 pixels",
  colours: "colours",
  texture: "texture",
  coloursTexture: "colours and texture",
  mobileNetV2: "MobileNetV2",
  squeezeNet: "SqueezeNet",
  efficientNetLite0: "EfficientNet-Lite0",
  efficientNetLite0Stages: "EfficientNet-Lite0, middle layers too",
  efficientNetLite0StagesUnweighted: "EfficientNet-Lite0, middle layers too, unweighted",
  efficientNetLite1Stages: "EfficientNet-Lite1, middle layers too",
  efficientNetLite2Stages: "EfficientNet-Lite2, middle layers too",
  mobileNetV2AndHandMade: "mean: MobileNetV2, colours and texture",
  efficientNetLite0AndHandMade: "mean: EfficientNet-Lite0, colours and texture",
  networks: "mean: four networks",
  networksAndHandMade: "mean: four networks, colours and texture",
};

/** How much of a network learns further, in words, by id. */
const settingLabels: Readonly<Record<string, string>> = {
  lastBlock: "last block",
  lastBlockMixed: "last block, covers mixed",
  lastFourMixed: "last four blocks, covers mixed",
};

/** Learners in words, by id, in the order they are shown: classical ones, then networks under controls. */
export const learnerLabels: Readonly<Record<string, string>> = {
  ridge: "ridge",
  ridgeWeak: "ridge, penalty 0.0001",
  lasso: "LASSO",
  lassoWeak: "LASSO, penalty 0.001",
  svm: "SVM",
  svmScaled: "SVM, scaled",
  svmHistogram: "SVM, scaled, colour histogram",
  svmGradients: "SVM, scaled, gradients",
  adaBoost: "AdaBoost",
  nearestNeighbours: "5 nearest neighbours",
  randomForest: "random forest",
  decisionTree: "decision tree",
  linearDiscriminant: "linear discriminant",
  quadraticDiscriminant: "quadratic discriminant",
  naiveBayes: "naive Bayes",
  custom: networkLabels["custom"]!,
  alexNet: networkLabels["alexNet"]!,
  ...lastLayers("mobileNetV2", `frozen ${networkLabels["mobileNetV2"]}`),
  ...untrained("mobileNetV2"),
  ...untrained("alexNet"),
  ...untrained("resNet18"),
  ...untrained("resNet34"),
  ...untrained("resNet152"),
};

/** `resNet34` -> `ResNet34`; an id without words stands for itself. */
export function networkLabel(id: string): string {
  return networkLabels[id] ?? id;
}

/** `coloursTexture` -> `colours and texture`; an id without words stands for itself. */
export function headLabel(id: string): string {
  return headLabels[id] ?? id;
}

/** `lastBlock` -> `last block`; an id without words stands for itself. */
export function settingLabel(id: string): string {
  return settingLabels[id] ?? id;
}

/** `randomForest` -> `random forest`; an id without words stands for itself. */
export function learnerLabel(id: string): string {
  return learnerLabels[id] ?? id;
}

/** One of a network's `count` runs: `AlexNet`, or `custom network, seed 2`. */
export function runLabel(network: string, index: number, count: number): string {
  return count > 1 ? `${network}, seed ${index + 1}` : network;
}

/** Both last layers of a network that is not trained here. */
function lastLayers(id: string, label: string): Record<string, string> {
  return { [id]: label, [`${id}Logistic`]: `${label}, logistic` };
}

function untrained(id: string): Record<string, string> {
  return lastLayers(`${id}Random`, `untrained ${networkLabels[id]}`);
}

/** How the paths of the tests begin that `npm run test:unit` leaves out. */
export const wholeTests = [
  // they copy the project, build it, render all of it or open a browser
  "test/browser/",
  "test/commands",
  "test/endToEnd",
  "test/hostileNames",
  "test/moves",
  "test/newPaper",
  "test/ownPaper",
  "test/scripts",
  "test/analyses/pipeline/storage",
  "test/report/diff/endToEnd",
  "test/report/diff/render/page",
  "test/report/release/",
  "test/report/site/site",
  "test/workflow/",
  // they train
  "test/analyses/controls",
  "test/analyses/customEnsemble",
  "test/analyses/histogramSimilarity",
  "test/analyses/backbones/",
  "test/analyses/nn/engineThread",
  "test/analyses/nn/kill",
  "test/analyses/nn/onnx/",
  "test/analyses/nn/tensorflow/",
  "test/analyses/nn/train",
  // they draw many covers, fetch them from hosts that answer late, or start many programs
  "test/data/control/drawCover",
  "test/data/engine/",
  "test/data/fetch/disk/",
  "test/data/fetch/hosts/",
  "test/data/runs/exclusively",
];

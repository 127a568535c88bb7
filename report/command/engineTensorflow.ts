import { installTensorflow } from "../../data/engine/tensorflow.ts";
import type { Command } from "./line/command.ts";
import { readOptions } from "./line/readOptions.ts";

export const engineTensorflow: Command<unknown> = {
  name: "engine:tensorflow",
  usage: `npm run engine:tensorflow   installs TensorFlow's own library (1 GB), for --engine tensorflow

  --quiet         errors only

The package @tensorflow/tfjs-node comes from npm, its library by its own download. Where that fails it is built on Linux
x64 against the libraries of tensorflow-cpu, which pip downloads by their hash: that takes Python 3 with pip, a C++
compiler and make. package.json and package-lock.json stay as they are, so npm ci takes it away again.

Example: npm run engine:tensorflow && npm run build -- --engine tensorflow --quick`,
  parse: (argv) => readOptions(argv, { flags: {} }).values,
  async run(_, { root, line }) {
    await installTensorflow({ root, line, platform: `${process.platform}-${process.arch}` });
  },
};

// What libraries ask the environment once, before the first module is loaded.
// Threads for decoding and files: one a core, not Node's four.
process.env.UV_THREADPOOL_SIZE ??= String(
  process.getBuiltinModule("node:os").availableParallelism(),
);
// ONNX Runtime 1.29 and later tells its maker of each session otherwise, models' names and hashes among what it tells.
process.env.ORT_DISABLE_TELEMETRY = "1";

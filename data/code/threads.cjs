// Threads for decoding and files: one a core, not Node's four. It asks once, before the first module is loaded.
process.env.UV_THREADPOOL_SIZE ??= String(require("node:os").availableParallelism());

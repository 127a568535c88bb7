import type { CheckpointStore } from "../../../analyses/nn/checkpoint.ts";

/** Checkpoints in memory; `writes` counts them and `files` lists what there is. */
export interface MemoryStore extends CheckpointStore {
  files: Map<string, Buffer>;
}

/** `onWrite` runs before each write and may throw, as a killed process would stop there. */
export function memoryStore(onWrite: (file: string) => void = () => undefined): MemoryStore {
  const files = new Map<string, Buffer>();
  return {
    files,
    has: async (file) => files.has(file),
    async read(file) {
      const content = files.get(file);
      if (content === undefined) throw new Error(`missing file: ${file}`);
      return content;
    },
    async write(file, content) {
      onWrite(file);
      files.set(file, Buffer.from(content));
    },
    remove: async (file) => void files.delete(file),
  };
}

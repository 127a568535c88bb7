import sharp from "sharp";
import type { CacheDraft, Context } from "../../analyses/contract/analysis.ts";
import { type Corpus, type Cover, makeCorpus } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { random } from "../../data/random.ts";

/** A picture of one colour. */
export function plain(red: number, green: number, blue: number, size = 40): RgbImage {
  const pixels = Uint8Array.from({ length: size ** 2 * 3 }, (_, i) => [red, green, blue][i % 3]!);
  return { width: size, height: size, pixels };
}

/** Noise, another for another number. */
export function noise(number: number, size = 40): RgbImage {
  const { int } = random(`noise/${number}`);
  const pixels = Uint8Array.from({ length: 3 * size ** 2 }, () => int(256));
  return { width: size, height: size, pixels };
}

/** A corpus of pictures by id (`genre/name`), as PNG files. */
export function drawnCorpus(pictures: Record<string, RgbImage>): Corpus {
  const covers = Object.entries(pictures).map(([id, { width, height }]): Cover => ({
    id: `${id}.png`,
    genre: id.slice(0, id.indexOf("/")),
    split: "train",
    sha256: "",
    sizeBytes: 0,
    width,
    height,
    phash: "",
    duplicateOf: "",
  }));
  return makeCorpus("drawn", covers, []);
}

export interface MemoryContext extends Context {
  /** files of the cache by step and name; what is there at the start a killed run has left */
  files: Map<string, Buffer>;
  /** ids of the covers read */
  read: string[];
  /** last call of `onProgress` by label */
  progress: Record<string, [done: number, total: number]>;
}

/** A context that keeps its cache in memory. */
export function memoryContext(pictures: Record<string, RgbImage>): MemoryContext {
  const files = new Map<string, Buffer>();
  const read: string[] = [];
  const progress: MemoryContext["progress"] = {};
  const finished = new Set<string>();
  return {
    files,
    read,
    progress,
    async readCover({ id }) {
      read.push(id);
      const { width, height, pixels } = pictures[id.replace(/\.png$/, "")]!;
      return sharp(pixels, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer();
    },
    async cached({ name, params }, compute) {
      const step = `${name} ${JSON.stringify(params)}`;
      if (!finished.has(step)) await compute(draftIn(files, name));
      finished.add(step);
      return draftIn(files, name);
    },
    async store({ name, params }) {
      const prefix = `${name} ${JSON.stringify(params)}/`;
      return {
        names: async () =>
          [...files.keys()]
            .filter((key) => key.startsWith(prefix))
            .map((key) => key.slice(prefix.length))
            .sort(),
        read: async (file) => files.get(prefix + file) ?? null,
        write: async (file, content) => void files.set(prefix + file, Buffer.from(content)),
        remove: async (file) => void files.delete(prefix + file),
        exclusively: (work) => work(),
      };
    },
    async cachedCovers({ name, params }) {
      const key = ({ id }: Cover): string => `${name} ${JSON.stringify(params)}/${id}`;
      return {
        read: async (cover) => files.get(key(cover)) ?? null,
        write: async (cover, content) => void files.set(key(cover), Buffer.from(content)),
      };
    },
    readWeights: ({ file }) => Promise.reject(new Error(`no weights: ${file}`)),
    engine: () => Promise.reject(new Error("no engine: the colour analyses need none")),
    onProgress: (label, done, total) => (progress[label] = [done, total]),
  };
}

function draftIn(files: Map<string, Buffer>, step: string): CacheDraft {
  const key = (file: string): string => `${step}/${file}`;
  const read = async (file: string): Promise<Buffer> => files.get(key(file))!;
  return {
    read,
    readAt: async (file, offset, length) => (await read(file)).subarray(offset, offset + length),
    has: async (file) => files.has(key(file)),
    write: async (file, content) => void files.set(key(file), Buffer.from(content)),
    append: async (file, content) =>
      void files.set(key(file), Buffer.concat([files.get(key(file)) ?? Buffer.alloc(0), content])),
    remove: async (file) => void files.delete(key(file)),
  };
}

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWeightsFile } from "../../../../analyses/backbones/weights/weightsFile.ts";
import { UserError } from "../../../../data/error.ts";
import golden from "../../../goldens/weightFiles.json" with { type: "json" };

// written by test/goldens/backbones.py
const read = (file: string): Buffer =>
  readFileSync(new URL(`../../../goldens/${file}`, import.meta.url));
const zip = read("tensors.pth");

// written by test/goldens/weightFiles.py
const torch = (name: keyof typeof golden.torch) => Buffer.from(golden.torch[name], "base64");
const numpy = (name: keyof typeof golden.numpy) => Buffer.from(golden.numpy[name], "base64");

function numbers(bytes: Uint8Array): Record<string, unknown> {
  const found = parseWeightsFile(bytes, "a");
  return Object.fromEntries(
    [...found].map(([name, { shape, floats }]) => [name, { shape, floats: [...floats()] }]),
  );
}

/** What reading all of it says. */
function refusal(bytes: Uint8Array): string {
  try {
    numbers(bytes);
    return "nothing refused";
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("parseWeightsFile(bytes, file) of a zip file", () => {
  it("reads parameters, parts of storages, turned ones, and their shapes", () => {
    const found = parseWeightsFile(zip, "tensors.pth");
    expect([...found].map(([name, { shape }]) => [name, shape])).toEqual([
      ["first", [2, 3]],
      ["part", [3]],
      ["turned", [3, 2]],
      ["count", []],
    ]);
    expect([...found.get("first")!.floats()]).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25]);
    expect([...found.get("part")!.floats()]).toEqual([2, 3, 4]);
    expect([...found.get("turned")!.floats()]).toEqual([0, 3, 1, 4, 2, 5]);
  });

  it("refuses what is not float32, naming file and tensor", () => {
    const found = parseWeightsFile(zip, "tensors.pth");
    expect(() => found.get("count")!.floats()).toThrow(
      "tensors.pth: count: not float32: LongStorage",
    );
  });

  it("refuses any other global: a pickle is a program", () => {
    expect(refusal(read("refused.pth"))).toBe("a: refused global: posix.getcwd");
  });

  it.each([100, 900, zip.length - 1])("refuses one cut off at %i bytes", (length) => {
    expect(refusal(zip.subarray(0, length))).toBe("a: not a whole zip file (truncated?)");
  });

  it("refuses a damaged pickle and a zip file of something else", () => {
    const damaged = Buffer.from(zip);
    damaged.fill(0xff, damaged.indexOf("first"), damaged.indexOf("first") + 60);
    expect(refusal(damaged)).toBe("a: damaged pickle");
    const other = Buffer.from(zip.toString("latin1").replaceAll("data.pkl", "text.txt"), "latin1");
    expect(refusal(other)).toBe("a: not a torch file (no data.pkl)");
  });
});

describe("parseWeightsFile(bytes, file) of a file by torch.save before 1.6", () => {
  it("reads what a module holds, parts of storages, steps and turned axes", () => {
    const found = parseWeightsFile(torch("good"), "a.pth");
    const floats = (name: string) => [...found.get(name)!.floats()];
    expect([...found.keys()].slice(0, 5)).toEqual([
      "weight",
      "bias",
      "running_mean",
      "running_var",
      "num_batches_tracked",
    ]);
    expect(floats("running_var")).toEqual([1, 1]);
    expect(floats("first")).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25]);
    expect(floats("part")).toEqual([2, 3, 4]);
    expect(floats("even")).toEqual([0, 2, 4, 6]);
    expect(floats("turned")).toEqual([0, 3, 1, 4, 2, 5]);
    expect(found.get("kernel")!.shape).toEqual([4, 1, 2, 3]);
    expect(floats("kernel").slice(0, 8)).toEqual([0, 4, 8, 12, 16, 20, 1, 5]);
    expect(() => floats("num_batches_tracked")).toThrow("not float32: LongStorage");
  });

  it("reads a state dict with the metadata of its module, and one written by hand", () => {
    expect([...parseWeightsFile(torch("module"), "a.pth").keys()]).toHaveLength(5);
    expect(numbers(torch("byHand"))).toEqual({
      it: { shape: [2, 3], floats: [0, 1, 2, 3, 4, 5] },
    });
  });

  const whole = "whole numbers from 0, of at most 8 axes";
  it.each([
    ["half", "a: refused global: torch.HalfStorage"],
    ["noTensor", "a: not a tensor: it"],
    ["otherProtocol", "a: not of protocol 1001"],
    ["bigEndian", "a: not little-endian"],
    ["otherKey", "a: a storage of no tensor"],
    ["noKeys", "a: it: no data (storage 0)"],
    ["otherCount", "a: storage 0: 5 numbers (expected 6)"],
    ["fewNumbers", "a: storage 0: 28 bytes (expected 32)"],
    ["moreBytes", "a: 4 bytes behind the last storage"],
    ["partOfAnother", "a: storage 0: a part of another"],
    ["hugeStorage", "a: storage 0: 32 bytes (expected 4503599627370504)"],
    ["textCount", "a: damaged pickle (not a storage)"],
    ["negativeStride", `a: it: refused offset, shape or stride (${whole})`],
    ["negativeOffset", `a: it: refused offset, shape or stride (${whole})`],
    ["nineAxes", `a: it: refused offset, shape or stride (${whole})`],
    ["otherAxes", `a: it: refused offset, shape or stride (${whole})`],
    ["beyond", "a: it: 24 bytes (expected 28)"],
    ["repeated", "a: it: 24 bytes (expected 4000000000000)"],
    ["hugeShape", "a: it: 24 bytes (expected 4.835703278458517e+24)"],
  ] as const)("refuses %s: %s", (name, reason) => {
    expect(refusal(torch(name))).toBe(reason);
  });

  it("refuses one cut off anywhere", () => {
    const bytes = torch("byHand");
    for (let length = 0; length < bytes.length; length++)
      expect(refusal(bytes.subarray(0, length))).toMatch(/^a: /);
  });
});

describe("parseWeightsFile(bytes, file) of a pickle of numpy arrays", () => {
  it("reads arrays in dicts and lists, named by their keys and places", () => {
    expect(numbers(numpy("good"))).toEqual({
      "conv1.0": { shape: [2, 2, 1, 3], floats: Array.from({ length: 12 }, (_, i) => i / 4) },
      "conv1.1": { shape: [3], floats: [1, -2, 3] },
      scale: { shape: [2], floats: [1, 3] },
    });
  });

  it.each([
    ["doubles", "a: it: not little-endian float32: <f8"],
    ["bigEndian", "a: it: not little-endian float32: >f4"],
    ["integers", "a: it: not little-endian float32: <i4"],
    ["objects", "a: it: not little-endian float32: |O8"],
    ["columns", "a: it: not row-major"],
    ["fewBytes", "a: it: 8 bytes (expected 12)"],
    ["moreBytes", "a: it: 16 bytes (expected 12)"],
    ["hugeShape", "a: it: 12 bytes (expected 70368744177664)"],
    ["negativeShape", "a: it: not a whole array"],
    ["oneArray", "a: not a dict of arrays"],
    ["numbers", "a: not an array: it.0"],
    ["deep", "a: not an array: a.0.0.0"],
    ["scalars", "a: refused global: numpy.core.multiarray.scalar"],
    ["otherProtocol", "a: refused global: _codecs.encode"],
  ] as const)("refuses %s: %s", (name, reason) => {
    expect(refusal(numpy(name))).toBe(reason);
  });

  it("refuses one cut off anywhere", () => {
    const bytes = numpy("good");
    for (let length = 0; length < bytes.length; length++)
      expect(refusal(bytes.subarray(0, length))).toMatch(/^a: /);
  });
});

describe("parseWeightsFile(bytes, file) of a hostile pickle", () => {
  const pickle = (program: string) => Buffer.from(`\x80\x02${program}.`, "latin1");
  const list = "cnumpy.core.multiarray\n_reconstruct\n";

  it.each([
    ["os.system", "cos\nsystem\n(S'id'\ntR", "a: refused global: os.system"],
    ["posix.system", "cposix\nsystem\n(S'id'\ntR", "a: refused global: posix.system"],
    ["builtins.eval", "c__builtin__\neval\n(S'1'\ntR", "a: refused global: __builtin__.eval"],
    [
      "a global from the stack",
      "\x8c\x08builtins\x8c\x04exec\x93",
      "a: refused global: builtins.exec",
    ],
    ["an instance", "(S'id'\nios\nsystem\n", "a: refused global: os.system"],
    [
      "a name of every object",
      "ccollections\n__proto__\n",
      "a: refused global: collections.__proto__",
    ],
    ["a call within a call", `${list}(cos\ngetcwd\n(tRtR`, "a: refused global: os.getcwd"],
    [
      "a torch global here",
      "ccollections\nOrderedDict\n(tR",
      "a: refused global: collections.OrderedDict",
    ],
    ["an extension code", "\x82\x01", "a: damaged pickle"],
    ["a persistent id", "(S'it'\ntQ", "a: refused persistent id"],
    ["a call of a text", "cnumpy\nndarray\n(tR", "a: damaged pickle"],
    ["a call of a call's result", `${list}(tR(tR`, "a: damaged pickle"],
    ["an object of ours made new", `${list}(t\x81`, "a: damaged pickle"],
    ["properties for a function of ours", `${list}}S'apply'\nI1\nsb`, "a: damaged pickle"],
    ["a text of negative length", "B\xfb\xff\xff\xff", "a: damaged pickle"],
    ["a text longer than the file", "B\xff\xff\xff\x7f", "a: damaged pickle"],
    ["a prototype for a dict", "(S'__proto__'\n(S'x'\nldS'x'\nI1\ns", "a: damaged pickle"],
    ["methods of a dict replaced", "(S'entries'\nI1\nd", "a: damaged pickle"],
    ["an empty stack", "0000R", "a: damaged pickle"],
    ["a dict by a dict", "}}I1\ns", "a: an array without name: "],
  ])("refuses %s", (_, program, reason) => {
    expect(refusal(pickle(program))).toBe(reason);
  });

  it("refuses the same in the format before 1.6", () => {
    const bytes = torch("byHand").toString("latin1");
    const name = "ctorch._utils\n_rebuild_tensor_v2\n";
    expect(bytes).toContain(name);
    const hostile = Buffer.from(bytes.replace(name, "cposix\nsystem\n"), "latin1");
    expect(refusal(hostile)).toBe("a: refused global: posix.system");
  });

  it("leaves nothing behind for the next file", () => {
    refusal(pickle(`${list}}S'__setstate__'\nI1\nsb`));
    refusal(pickle("(S'__proto__'\n(S'x'\nld"));
    expect(Object.keys(numbers(numpy("good")))).toHaveLength(3);
    expect("x" in {}).toBe(false);
  });

  it("refuses what is neither", () => {
    const neither = "a: neither a torch file nor a pickle (truncated?)";
    expect(refusal(Buffer.alloc(0))).toBe(neither);
    expect(refusal(Buffer.from("<html>"))).toBe(neither);
  });

  it("reads or refuses in words whatever bytes are changed", () => {
    const files = [torch("good"), torch("byHand"), numpy("good"), zip];
    const changes = fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...files), changes, (file, all) => {
        const bytes = Buffer.from(file);
        for (const [place, value] of all) bytes[place % bytes.length] = value;
        expect(typeof refusal(bytes)).toBe("string");
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

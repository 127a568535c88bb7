import { BufferReader, Parser } from "pickleparser";
import { UserError } from "../../../data/error.ts";

/** What a pickle may name, by module and name: texts, and functions of ours that stand for what it would call. */
export type Globals = Readonly<Record<string, unknown>>;

/** Pickles that lie one after the other. */
export interface Pickles {
  /** the next one's value: maps, lists, numbers, texts, bytes and what `globals` give; throws when it is damaged */
  next(): unknown;
  /** what lies behind those that were read */
  rest(): Uint8Array;
}

export interface Known {
  globals: Globals;
  /** what a persistent id stands for; none may occur without it */
  persistent?(id: unknown): unknown;
}

/**
 * Opens the pickles that the bytes begin with. A pickle is a program: whatever it names that is not in `globals` is
 * refused, and nothing is ever called but the functions there.
 */
export function openPickles(bytes: Uint8Array, file: string, known: Known): Pickles {
  const reader = new ForwardReader(bytes);
  const parser = new Parser({
    nameResolver: { resolve: (module, name) => resolve(`${module}.${name}`, known.globals, file) },
    persistentResolver: { resolve: known.persistent ?? refuseId(file) },
    unpicklingTypeOfDictionary: "Map",
  });
  return {
    next: () => parser.read(reader),
    rest: () => bytes.subarray(reader.position),
  };
}

/** A text of negative length leads back, and so to a pickle without end. */
class ForwardReader extends BufferReader {
  override skip(count: number): void {
    if (count < 0) throw new RangeError(`negative length: ${count}`);
    super.skip(count);
  }
}

function resolve(id: string, globals: Globals, file: string) {
  if (!Object.hasOwn(globals, id)) throw new UserError(`${file}: refused global: ${id}`);
  // a text is not called: where a pickle tries, it is damaged
  return Object.freeze(globals[id]) as () => unknown;
}

function refuseId(file: string) {
  return (): never => {
    throw new UserError(`${file}: refused persistent id`);
  };
}

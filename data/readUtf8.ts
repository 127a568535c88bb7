import { readFile } from "node:fs/promises";
import { UserError } from "./error.ts";
import { at } from "./systemError.ts";

/** Text of a file, without a byte order mark; throws UserError with the first line that is not UTF-8. `name` stands for it in errors. */
export async function readUtf8(path: string, name: string): Promise<string> {
  return decodeUtf8(await at(path, () => readFile(path)), name);
}

/** The same of bytes. */
export function decodeUtf8(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = bytes.toString("utf8").split("\ufffd", 1)[0]!.split("\n").length;
    throw new UserError(`${name}:${line}: not UTF-8 (save the file in that encoding)`, { cause });
  }
}

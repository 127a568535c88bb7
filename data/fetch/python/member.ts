import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { parseTar } from "nanotar";
import { FetchFailure } from "../net/failure.ts";

/** More than this no archive is unpacked to. */
const maxOutputLength = 2 ** 28;

/** One file of a wheel (.whl, a zip file) or source distribution (.tar.gz). Throws FetchFailure. */
export function memberOf(bytes: Uint8Array, archive: string, member: string): Uint8Array {
  const found = unpack(bytes, archive, member);
  if (found === undefined) throw new FetchFailure("spoiled", `${archive}: no ${member}`);
  return found;
}

function unpack(bytes: Uint8Array, archive: string, member: string): Uint8Array | undefined {
  const filter = ({ name }: { name: string }): boolean => name === member;
  try {
    if (archive.endsWith(".whl")) return unzipSync(bytes, { filter })[member];
    return parseTar(gunzipSync(bytes, { maxOutputLength }), { filter })[0]?.data;
  } catch (cause) {
    throw new FetchFailure("spoiled", `${archive}: damaged`, { cause });
  }
}

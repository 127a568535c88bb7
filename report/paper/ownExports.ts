import { UserError } from "../../data/error.ts";
import { own } from "../../data/own.ts";
import { ownModules } from "./ownModules.ts";

/** What the modules in a folder of a paper's own are to export, each under the name of its file. */
export interface ExportKind<T> {
  folder: "analyses" | "figures" | "tables";
  /** `an analysis` */
  what: string;
  /** names that are taken */
  known: readonly string[];
  /** what one looks like */
  expected(name: string): string;
  isOne(value: unknown, name: string): value is T;
}

/** They by name, in order of their files; throws UserError for a name that is taken, and for a module without the export. */
export function ownExports<T>(
  { folder, what, known, expected, isOne }: ExportKind<T>,
  modules = ownModules,
): Record<string, T> {
  const paths = Object.keys(modules).filter((path) => path.startsWith(`${folder}/`));
  const entries = paths.map((path): [string, T] => {
    const name = path.slice(folder.length + 1, -".ts".length);
    if (known.includes(name))
      throw new UserError(`${path}: there is ${what} ${name} already (give yours another name)`);
    const value = own(modules[path], name);
    if (!isOne(value, name))
      throw new UserError(`${path}: it does not export ${what} ${name} (${expected(name)})`);
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** Whether it is an object, so that its members can be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

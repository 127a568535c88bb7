import type { Contents } from "./contents.ts";
import { unknownName } from "../language/nearest.ts";
import { UserError } from "../../data/error.ts";

/** Where a cross-reference leads, and what it says. */
export interface Target {
  url: string;
  text: string;
}

/** A page that may be referred to, with its path below the edition's folder. */
export interface Referable {
  name: string;
  path: string;
  label: string;
  contents: Contents;
}

const numberedKinds = {
  figure: { label: "Figure", names: ({ figures }: Contents) => figures },
  table: { label: "Table", names: ({ tables }: Contents) => tables },
  equation: { label: "Equation", names: ({ equations }: Contents) => equations },
} as const;

const kinds = ["equation", "figure", "page", "section", "table"];

/**
 * The target of `{@kind:name}` on the page `own`: on that page if it is there, else on the first of the edition's other
 * pages that has it. Throws UserError for an unknown kind or name, with the nearest known one.
 */
export function findTarget(
  kind: string,
  name: string,
  own: Contents,
  pages: readonly Referable[],
): Target {
  if (!kinds.includes(kind)) throw new UserError(unknownName("reference", kind, kinds));
  if (kind === "page") return pageTarget(name, pages);
  const others = pages.filter(({ contents }) => contents !== own);
  const places = [{ path: "", contents: own }, ...others];
  for (const { path, contents } of places) {
    const target = targetIn(kind, name, contents);
    if (target) return { ...target, url: `${path}${target.url}` };
  }
  const known = places.flatMap(({ contents }) => namesOf(kind, contents));
  throw new UserError(unknownName(kind, name, known));
}

function pageTarget(name: string, pages: readonly Referable[]): Target {
  const page = pages.find((one) => one.name === name);
  const names = pages.map((one) => one.name);
  if (!page) throw new UserError(unknownName("page", name, names));
  return { url: page.path, text: page.label };
}

function targetIn(kind: string, name: string, contents: Contents): Target | undefined {
  if (kind !== "section") {
    const text = numberOf(kind as keyof typeof numberedKinds, name, contents);
    return text === undefined ? undefined : { url: `#${kind}-${name}`, text };
  }
  const section = [...contents.sections.values()].find(({ slug }) => slug === name);
  if (!section) return undefined;
  const text = section.number === "" ? `“${section.title}”` : `Section ${section.number}`;
  return { url: `#${section.slug}`, text };
}

/** `Figure 3`, `Table M1`; undefined for what the page does not have. */
export function numberOf(
  kind: keyof typeof numberedKinds,
  name: string,
  contents: Contents,
): string | undefined {
  const { label, names } = numberedKinds[kind];
  const index = names(contents).indexOf(name);
  return index < 0 ? undefined : `${label} ${contents.prefix}${index + 1}`;
}

function namesOf(kind: string, contents: Contents): string[] {
  if (kind === "section") return [...contents.sections.values()].map(({ slug }) => slug);
  return [...numberedKinds[kind as keyof typeof numberedKinds].names(contents)];
}

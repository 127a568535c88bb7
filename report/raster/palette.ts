import { hexOf } from "./oklch.ts";

/** A rule of the style sheet that an SVG of its own may need. */
export interface StyleRule {
  selector: string;
  /** by SVG presentation attribute */
  attributes: Readonly<Record<string, string>>;
}

const presentation = new Set(
  "fill stroke stroke-width stroke-linecap stroke-dasharray opacity font-size font-weight paint-order font-style".split(
    " ",
  ),
);

/** The rules of a style sheet that presentation attributes can say, in the light colours of its first `:root`. */
export function readPalette(css: string): StyleRule[] {
  const sheet = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const colours = readVariables(sheet);
  const outside = topLevel(sheet);
  return outside.flatMap(([selector, body]) => {
    const attributes = Object.fromEntries(
      declarations(body)
        .filter(([name, value]) => presentation.has(name) && !value.includes("color-mix"))
        .map(([name, value]) => [name, resolve(value, colours)]),
    );
    return Object.keys(attributes).length > 0 ? [{ selector, attributes }] : [];
  });
}

/** `var(--name)` and `var(--name, fallback)` as colours. */
export function resolve(value: string, colours: ReadonlyMap<string, string>): string {
  return value.replaceAll(/var\((--[\w-]+)(?:,\s*([^()]*))?\)/g, (_, name: string, other = "") =>
    hexOf(colours.get(name) ?? other),
  );
}

/** Custom properties of the first `:root`, of `light-dark(a, b)` the first. */
export function readVariables(css: string): Map<string, string> {
  const body = /:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? "";
  const light = (value: string): string => value.replace(/^light-dark\((.+), .+\)$/, "$1");
  const properties = declarations(body).filter(([name]) => name.startsWith("--"));
  return new Map(properties.map(([name, value]) => [name, light(value)]));
}

function declarations(body: string): [string, string][] {
  return body.split(";").flatMap((text): [string, string][] => {
    const colon = text.indexOf(":");
    return colon < 0 ? [] : [[text.slice(0, colon).trim(), text.slice(colon + 1).trim()]];
  });
}

/** Selector and body of each rule that stands in no at-rule. */
function topLevel(css: string): [string, string][] {
  const rules: [string, string][] = [];
  let depth = 0;
  let start = 0;
  let selector = "";
  for (let i = 0; i < css.length; i++) {
    if (css[i] === "{" && depth++ === 0) {
      selector = css.slice(start, i).trim();
      start = i + 1;
    } else if (css[i] === "}" && --depth === 0) {
      if (!selector.startsWith("@")) rules.push([selector, css.slice(start, i)]);
      start = i + 1;
    }
  }
  return rules;
}

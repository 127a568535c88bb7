import { readPalette, readVariables, resolve } from "./palette.ts";

const family = "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif";

/** Makes the page's SVG one that can stand alone: what its style sheet says becomes attributes, in light colours. */
export function standAlone(svg: Element, css: string): void {
  const colours = readVariables(css);
  widen(svg);
  svg.setAttribute("font-family", family);
  const named = svg.getAttribute("style")?.match(/font-size:\s*([\d.]+)px/)?.[1];
  if (named) svg.setAttribute("font-size", named);
  if (!svg.hasAttribute("fill")) svg.setAttribute("fill", "currentColor");
  svg.setAttribute("color", colours.get("--ink") ?? "#000");
  const elements = [...svg.querySelectorAll("*")];
  const byClass = groupByClass(elements);
  for (const { selector, attributes } of readPalette(css))
    for (const element of withClass(byClass, selector))
      for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, value.replace(/px$/, ""));
  for (const element of elements)
    for (const { name, value } of [...element.attributes])
      if (value.includes("var(")) element.setAttribute(name, resolve(value, colours));
}

type ByClass = ReadonlyMap<string, readonly Element[]>;

function groupByClass(elements: readonly Element[]): ByClass {
  const groups = new Map<string, Element[]>();
  for (const element of elements)
    for (const name of (element.getAttribute("class") ?? "").split(/\s+/))
      if (groups.has(name)) groups.get(name)!.push(element);
      else groups.set(name, [element]);
  return groups;
}

/** Elements for a selector of classes, `.a, .b`; other selectors are of the page, not of drawings. */
function withClass(byClass: ByClass, selector: string): readonly Element[] {
  const classes = selector.split(",").map((one) => /^\.([\w-]+)$/.exec(one.trim())?.[1]);
  return classes.flatMap((name) => (name && byClass.get(name)) || []);
}

/** px on each side, for labels that stand over the edge: the page lets them */
const margin = 14;

function widen(svg: Element): void {
  const box = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const [x, y, width, height] = box;
  if (x === undefined || y === undefined || !width || !height) return;
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  svg.setAttribute("viewBox", `${x - margin} ${y - margin} ${wide} ${high}`);
  svg.setAttribute("width", String(wide));
  svg.setAttribute("height", String(high));
}

import { withoutControls } from "../../language/html.ts";
import { openWindow } from "./window.ts";

/** Attributes whose numbers stay as they are: sizes of the picture, names, and texts for readers. */
const kept = new Set([
  "viewBox",
  "width",
  "height",
  "class",
  "id",
  "aria-label",
  "data-value",
  "data-genres",
]);

/**
 * The SVG that `build` makes, as text: the same bytes on every machine. Ids are renumbered
 * behind `name`, numbers cut to two decimals, style blocks left to the page's style sheet, titles of marks made
 * attributes (`nameValues`); role="img".
 */
export function renderSvg(name: string, build: (document: Document) => Element): string {
  const { document, XMLSerializer } = openWindow();
  const svg = build(document);
  if (svg.tagName !== "svg") throw new Error(`figure is not an svg: ${name} is ${svg.tagName}`);
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.setAttribute("role", "img");
  nameValues(svg);
  renumberIds(svg, name);
  for (const element of [svg, ...svg.querySelectorAll("*")]) cutNumbers(element);
  const text = withoutControls(new XMLSerializer().serializeToString(svg));
  return text.replace(/>(?=<\/?(?:g|rect|path|line|circle|text)\b)/g, ">\n");
}

/**
 * What a mark says stands in its `data-value`, and the genres that it is about in `data-genres`, joined by |: half the
 * elements that titles are, and the page's script shows it to those who touch, too. See `saying`.
 */
function nameValues(svg: Element): void {
  for (const title of svg.querySelectorAll("title")) {
    const [value, ...genres] = (title.textContent ?? "").split("\n");
    const mark = title.parentElement!;
    mark.setAttribute("data-value", value!);
    if (genres.length > 0) mark.setAttribute("data-genres", genres.join("|"));
    title.remove();
  }
}

/** Plot numbers ids by what it drew before; references are renamed with them. */
function renumberIds(svg: Element, name: string): void {
  const names = new Map<string, string>();
  for (const element of svg.querySelectorAll("[id]")) {
    names.set(element.id, `${name}-${names.size + 1}`);
    element.id = names.get(element.id)!;
  }
  for (const element of svg.querySelectorAll("*"))
    for (const attribute of element.attributes)
      attribute.value = attribute.value.replace(
        /(url\(#|^#)([\w-]+)/g,
        (reference, start: string, id: string) =>
          names.has(id) ? `${start}${names.get(id)}` : reference,
      );
}

function cutNumbers(element: Element): void {
  for (const attribute of element.attributes)
    if (!kept.has(attribute.name)) attribute.value = cut(attribute.value);
}

/** Numbers of a text with at most two decimals; a last digit that differs between machines goes with the rest. */
export function cut(text: string): string {
  return text.replace(/-?\d+\.\d{3,}(e[-+]?\d+)?/g, (number) => {
    const rounded = Number(number)
      .toFixed(2)
      .replace(/\.?0+$/, "");
    return rounded === "-0" ? "0" : rounded;
  });
}

import { escapeHtml } from "./html.ts";

/** The SVG with a name and a description for those who cannot see it, as its first children; its groups need none. */
export function describe(svg: string, name: string, title: string, description: string): string {
  const [titleId, descriptionId] = [`${name}-title`, `${name}-description`];
  const start = svg.indexOf("<svg") + "<svg".length;
  const body = svg.indexOf(">", start);
  return [
    svg.slice(0, start),
    ` aria-labelledby="${titleId} ${descriptionId}"`,
    svg.slice(start, body + 1),
    `\n<title id="${titleId}">${escapeHtml(title)}</title>`,
    `\n<desc id="${descriptionId}">${escapeHtml(description)}</desc>`,
    svg.slice(body + 1).replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1"),
  ].join("");
}

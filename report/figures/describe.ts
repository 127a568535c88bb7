import { formatHtml, html, raw } from "../language/html.ts";

/** The SVG with a name and a description for those who cannot see it, as its first children; its groups need none. */
export function describe(svg: string, name: string, title: string, description: string): string {
  const [titleId, descriptionId] = [`${name}-title`, `${name}-description`];
  const start = svg.indexOf("<svg") + "<svg".length;
  const body = svg.indexOf(">", start);
  const inner = svg.slice(body + 1).replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1");
  const named = html`${raw(svg.slice(0, start))} aria-labelledby="${titleId} ${descriptionId}"${raw(svg.slice(start, body + 1))}
<title id="${titleId}">${title}</title>
<desc id="${descriptionId}">${description}</desc>${raw(inner)}`;
  return formatHtml(named);
}

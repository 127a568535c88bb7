import { formatHtml } from "../language/html.ts";
import { onlyInside, renderPolicy, withPolicy } from "../language/policy.ts";
import type { Site } from "./siteParts.ts";

const types: Readonly<Record<string, string>> = {
  png: "image/png",
  webp: "image/webp",
  svg: "image/svg+xml",
  woff2: "font/woff2",
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  bib: "text/plain;charset=utf-8",
  cff: "text/plain;charset=utf-8",
};

/** Kinds of files that links keep; of the others, pages and pictures, only the words stay. */
const kept = new Set(["csv", "json", "bib", "cff"]);

/** The page at `path` with everything it shows inside it: style, fonts, pictures and the numbers behind them. */
export function singleFile(site: Site, path: string): string {
  const html = String(site.get(path));
  const style = `\n${inlineFonts(String(site.get("style.css")), html, site)}`;
  const start = /<script data-root="[^"]*">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const script = String(site.get("page.js"));
  return withPolicy(html, formatHtml(renderPolicy(onlyInside(style, [start, script]))))
    .replace(/<script data-root="[^"]*">/, "<script>")
    .replace(/<script src="page.js" defer><\/script>/, "")
    .replace("</body>", () => `<script>${script}</script>\n</body>`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<nav class="(site|neighbours)"[\s\S]*?<\/nav>\n?/g, "")
    .replace(
      /(<img [^>]*?src=|<link rel="icon" href=)"([^"]+)"/g,
      (all, start: string, url: string) =>
        site.has(url) ? `${start}"${dataUrl(site, url)}"` : all,
    )
    .replace(/<a ([^>]*?)href="([^"#:]+)(#[^"]*)?"([^>]*)>([\s\S]*?)<\/a>/g, (...match) => {
      const [, before, url, , after, content] = match as string[];
      if (!kept.has(kindOf(url!)) || !site.has(url!)) return content!;
      return `<a ${before}href="${dataUrl(site, url!)}"${after!.replace("download", `download="${nameOf(url!)}"`)}>${content}</a>`;
    });
}

/** Fonts as data; the font for formulas only where there are formulas. */
function inlineFonts(css: string, html: string, site: Site): string {
  const faces = html.includes("<math")
    ? css
    : css.replace(/@font-face \{[^}]*stix-two-math[^}]*\}\n?/, "");
  return faces.replace(/url\("([^"]+)"\)/g, (_, url: string) => `url("${dataUrl(site, url)}")`);
}

function dataUrl(site: Site, path: string): string {
  const content = site.get(path);
  if (content === undefined) throw new Error(`missing file of the site: ${path}`);
  const bytes = Buffer.from(content as Uint8Array);
  return `data:${types[kindOf(path)] ?? "application/octet-stream"};base64,${bytes.toString("base64")}`;
}

const kindOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

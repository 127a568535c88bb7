import { printPages } from "../site/print/pdf.ts";
import { buildSite } from "./build.ts";
import type { Command } from "./line/command.ts";
import { parseSiteOptions, siteFolder, siteHelp, type SiteOptions } from "./line/siteOptions.ts";

export const pdf: Command<SiteOptions> = {
  name: "pdf",
  fillsCache: true,
  usage: `npm run pdf -- [options]         builds the site, then prints paper.pdf (A4) and poster.pdf (A0) beside its pages, by a
                                 Chromium on this machine

${siteHelp}

Example: npm run pdf -- --corpus control --out /tmp/control`,
  parse: parseSiteOptions,
  async run(options, edge) {
    await buildSite({ ...options, explain: false, watch: false }, edge);
    const pages = ["index.html", "poster.html"];
    for (const path of await printPages(siteFolder(options, edge.root), pages)) edge.line(path);
  },
};

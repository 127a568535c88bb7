import { preview as servePreview } from "../preview/preview.ts";
import type { Command } from "./line/command.ts";
import { readOwn } from "./line/ownPaper.ts";
import { parseSiteOptions, siteFolder, siteHelp, type SiteOptions } from "./line/siteOptions.ts";

interface PreviewOptions {
  /** for the build that it shows */
  argv: readonly string[];
  dist(root: string): string;
  options: SiteOptions;
}

export const preview: Command<PreviewOptions> = {
  name: "preview",
  usage: `npm run preview -- [options]     serves the site at http://localhost:4173 and keeps it up to date while you write; mistakes
                                 show in the page; Ctrl+C ends it

${siteHelp}

Example: npm run preview -- --corpus control`,
  parse(argv) {
    const options = parseSiteOptions(argv);
    return { argv, options, dist: (root) => siteFolder(options, root) };
  },
  async run({ argv, options, dist }, { root, line, warn }) {
    const { own } = await readOwn(options);
    const args = ["build", "--watch", ...argv, "--quiet"];
    const site = { root, dist: dist(root), paper: own?.folder };
    await servePreview({ ...site, args, port: 4173, line, warn });
  },
};

import { preview as servePreview } from "../preview/preview.ts";
import type { Command } from "./command.ts";
import { parseSiteOptions, siteFolder, siteHelp } from "./siteOptions.ts";

interface PreviewOptions {
  /** for the build that it shows */
  argv: readonly string[];
  dist(root: string): string;
}

export const preview: Command<PreviewOptions> = {
  name: "preview",
  usage: `npm run preview -- [options]     serves the site at http://localhost:4173 and keeps it up to date while you write; mistakes
                                 show in the page; Ctrl+C ends it

${siteHelp}

Example: npm run preview -- --corpus control`,
  parse(argv) {
    const options = parseSiteOptions(argv);
    return { argv, dist: (root) => siteFolder(options, root) };
  },
  async run({ argv, dist }, { root, line, warn }) {
    const args = ["build", "--watch", ...argv, "--quiet"];
    await servePreview({ root, dist: dist(root), args, port: 4173, line, warn });
  },
};

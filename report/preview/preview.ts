import { type ChildProcess, fork } from "node:child_process";
import { join, relative } from "node:path";
import { watch } from "chokidar";
import { counted } from "../language/formats.ts";
import { pages } from "../page/pages.ts";
import { openSite, recordOf } from "../site/write.ts";
import type { Rendered } from "./messages.ts";
import { servePreview } from "./server.ts";

export interface PreviewOptions {
  root: string;
  /** folder of the site */
  dist: string;
  /** arguments of the build that it shows */
  args: readonly string[];
  /** folder of a paper of one's own */
  paper?: string | undefined;
  port: number;
  line(text: string): void;
  warn(text: string): void;
}

const watched = ["report", "analyses", "data", "build.ts", "CITATION.cff"];
const ofPaper = ["paper.yaml", "analyses", "figures", "tables", "references.bib"];
const ignored = /(^|[/\\])(covers|weights|node_modules)([/\\]|$)/;

function pathsOfPaper(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  return [...ofPaper, ...pages.map(({ name }) => `${name}.md`)].map((name) => join(folder, name));
}

/**
 * Serves `dist`, if it is a site or to become one, and keeps it up to date: a second process holds the results and renders again when prose, style or data
 * change; when code changes it is started anew. Ends with `close`.
 */
export async function preview(
  options: PreviewOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { root, dist, paper, line, warn } = options;
  await openSite(dist, recordOf(dist, root));
  const server = await servePreview(dist, options.port);
  let renderer = start();
  const watcher = watch([...watched.map((name) => join(root, name)), ...pathsOfPaper(paper)], {
    ignoreInitial: true,
    ignored: isIgnored,
  });
  let pending: NodeJS.Timeout | null = null;
  let restart = false;
  watcher.on("all", (_event, path) => {
    restart ||= /\.(ts|yaml)$/.test(path) || path.includes(join("analyses", "results"));
    if (pending) clearTimeout(pending);
    pending = setTimeout(update, 20);
  });
  line(`preview: ${server.url} (Ctrl+C ends it)`);

  function isIgnored(path: string): boolean {
    const isOwn = paper !== undefined && path.startsWith(paper) && !path.startsWith(root);
    const inside = relative(isOwn ? paper : root, path);
    return ignored.test(inside) || (isOwn && inside.startsWith(join("analyses", "results")));
  }

  function start(): ChildProcess {
    const child = fork(join(root, "data/code/start.mjs"), [...options.args]);
    child.on("message", (message) => show(message as Rendered));
    child.on("exit", (code) => {
      if (code && child === renderer) server.tell("the build ended; the terminal says why");
    });
    return child;
  }

  function update(): void {
    if (restart || !renderer.connected) {
      renderer.kill();
      renderer = start();
    } else renderer.send("render");
    restart = false;
  }

  function show({ problem, changed, elapsedMs }: Rendered): void {
    if (problem !== null) warn(problem);
    else line(`rendered in ${elapsedMs} ms, ${counted(changed, "file")} changed`);
    if (problem !== null || changed > 0) server.tell(problem);
  }

  return {
    url: server.url,
    async close() {
      await watcher.close();
      renderer.kill();
      server.close();
    },
  };
}

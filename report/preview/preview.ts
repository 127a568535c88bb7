import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { watch } from "chokidar";
import { openSite, recordOf } from "../site/write.ts";
import type { Rendered } from "./messages.ts";
import { servePreview } from "./server.ts";

export interface PreviewOptions {
  root: string;
  /** folder of the site */
  dist: string;
  /** arguments of the build that it shows */
  args: readonly string[];
  port: number;
  line(text: string): void;
  warn(text: string): void;
}

const watched = ["report", "analyses", "data", "build.ts", "CITATION.cff"];
const ignored = /(^|[/\\])(covers|weights|node_modules)([/\\]|$)/;

/**
 * Serves `dist`, if it is a site or to become one, and keeps it up to date: a second process holds the results and renders again when prose, style or data
 * change; when code changes it is started anew. Ends with `close`.
 */
export async function preview(
  options: PreviewOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { root, dist, line, warn } = options;
  await openSite(dist, recordOf(dist, root));
  const server = await servePreview(dist, options.port);
  let renderer = start();
  const watcher = watch(
    watched.map((name) => join(root, name)),
    { ignoreInitial: true, ignored: (path) => ignored.test(path.slice(root.length)) },
  );
  let pending: NodeJS.Timeout | null = null;
  let restart = false;
  watcher.on("all", (_event, path) => {
    restart ||= path.endsWith(".ts") || path.includes(join("analyses", "results"));
    if (pending) clearTimeout(pending);
    pending = setTimeout(update, 20);
  });
  line(`preview: ${server.url} (Ctrl+C ends it)`);

  function start(): ChildProcess {
    const child = fork(join(root, "data/code/start.mjs"), [...options.args], { cwd: root });
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
    else line(`rendered in ${elapsedMs} ms, ${changed} files changed`);
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

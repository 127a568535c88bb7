import { readFile, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join, sep } from "node:path";
import sirv from "sirv";
import { inside } from "../../data/inside.ts";
import { withPolicy } from "../language/policy.ts";
import { client } from "./client.ts";
import { judge } from "./request.ts";

/** A server of the site, for this machine only. */
export interface PreviewServer {
  url: string;
  /** makes open pages reload, or show what is wrong */
  tell(problem: string | null): void;
  close(): void;
}

/** Serves `dist` on the first free port from `port`; its pages reload themselves. */
export async function servePreview(dist: string, port: number): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  let last: string | null = null;
  const files = sirv(dist, { dev: true, etag: true });
  const server = createServer((request, response) => {
    const asked = judge(request.method, request.url, request.headers.host);
    if ("refusal" in asked) return void response.writeHead(asked.refusal).end();
    if (asked.path === "/.preview") return listen(request, response);
    serve(asked.path, request, response).catch(() => notFound(dist, response));
  });

  async function serve(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (/(\/|\.html)$/.test(path)) return sendPage(dist, path, response);
    await fileBelow(dist, path);
    delete request.headers.range; // no page asks for one, and sirv ends the process on bytes=5-2
    files(request, response, () => notFound(dist, response));
  }

  function listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.flushHeaders();
    if (last !== null) response.write(`data: ${JSON.stringify(last)}\n\n`);
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
  }

  const url = await listenFrom(server, port);
  return {
    url,
    tell(problem) {
      last = problem;
      for (const response of listeners) response.write(`data: ${JSON.stringify(problem)}\n\n`);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Where a path leads, links followed; throws when nothing is there, or when it is not below `dist`. */
async function fileBelow(dist: string, path: string): Promise<string> {
  const [root, file] = await Promise.all([realpath(dist), realpath(inside(dist, path.slice(1)))]);
  if (!file.startsWith(root + sep)) throw new Error(`outside of ${dist}`);
  return file;
}

async function sendPage(dist: string, path: string, response: ServerResponse): Promise<void> {
  const file = path.endsWith("/") ? `${path}index.html` : path;
  const html = await fileBelow(dist, file)
    .then((found) => readFile(found, "utf8"))
    .catch(() => null);
  response.writeHead(html === null ? 404 : 200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  });
  const page = withPolicy(html ?? "<!doctype html><title>not built</title><p>not built yet", "");
  response.end(`${page}${client}`); // the policy would not let it run
}

function notFound(dist: string, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy(); // it failed underway
  void readFile(join(dist, "404.html"), "utf8").then(
    (html) => response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(html),
    () => response.writeHead(404).end("not found"),
  );
}

/** The first free port from `port`, only for this machine. */
function listenFrom(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(listenFrom(server, port + 1));
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      server.removeAllListeners("error");
      const address = server.address();
      const actual = typeof address === "object" && address ? address.port : port;
      resolve(`http://127.0.0.1:${actual}/`);
    });
  });
}

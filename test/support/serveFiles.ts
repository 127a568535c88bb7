import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Site } from "../../report/site/siteParts.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
  mjs: "text/javascript",
  wasm: "application/wasm",
};

export interface Served {
  address: string;
  /** paths that were asked for */
  asked: string[];
  close(): void;
}

/** The files of a site by a plain server. */
export async function serveFiles(
  files: Site,
  headers: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const asked: string[] = [];
  const host = createServer(({ url }, response) => {
    const path = decodeURIComponent(url!.slice(1).split("?")[0]!);
    asked.push(path);
    const type = types[path.split(".").at(-1)!] ?? "application/octet-stream";
    const found = files.has(path) ? 200 : 404;
    response.writeHead(found, { ...headers, "content-type": type }).end(files.get(path));
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  return { address, asked, close: () => host.close() };
}

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreviewServer, servePreview } from "../../../report/preview/server.ts";

const dir = mkdtempSync(join(tmpdir(), "preview-"));
const dist = join(dir, "dist");
let server: PreviewServer;

beforeAll(async () => {
  for (const folder of ["dist/.hidden", "dist/.git", "elsewhere"])
    mkdirSync(join(dir, folder), { recursive: true });
  const secrets = ["secret.html", "secret.css", "elsewhere/secret.html", "elsewhere/secret.css"];
  const hidden = [".hidden.css", ".git/config", ".hidden/index.html"].map((it) => `dist/${it}`);
  for (const name of [...secrets, "elsewhere/index.html", ...hidden])
    writeFileSync(join(dir, name), "secret");
  symlinkSync(join(dir, "secret.css"), join(dist, "link.css"));
  symlinkSync(join(dir, "secret.html"), join(dist, "link.html"));
  symlinkSync(join(dir, "elsewhere"), join(dist, "linked"));
  writeFileSync(join(dist, "index.html"), "<p>start</p>");
  writeFileSync(join(dist, "style.css"), "p {}");
  server = await servePreview(dist, 4900);
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

test("servePreview(dist, port) serves pages with a script, other files as they are", async () => {
  expect(await (await fetch(server.url)).text()).toMatch(/^<p>start<\/p><script>/);
  expect(await (await fetch(`${server.url}style.css`)).text()).toBe("p {}");
});

/** Status and body for a request written by hand. */
function ask(path: string, host = "127.0.0.1", method = "GET"): Promise<[number, string]> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () =>
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("end", () => resolve([Number(text.split(" ")[1]), text.split("\r\n\r\n")[1]!]));
    socket.on("error", reject);
  });
}

test.each([
  "/%zz",
  "/%",
  "/%c3%28.html",
  "/a%00.css",
  "/%00",
  "index.html",
  "http://a.test/x",
  "*",
])("servePreview(dist, port) answers 400 to GET %s, and goes on", async (path) => {
  expect((await ask(path))[0]).toBe(400);
  expect((await ask("/"))[0]).toBe(200);
});

test.each([
  "a.test",
  "127.0.0.1.a.test",
  "localhost.a.test",
  "10.0.0.1",
  "0.0.0.0",
  "",
  "127.0.0.1@a",
  "127.0.0.2",
  "localhost:4900:1",
  "[::2]",
  "::1",
])("servePreview(dist, port) answers 403 to the host %j", async (host) => {
  for (const path of ["/", "/style.css", "/.preview"]) expect((await ask(path, host))[0]).toBe(403);
});

test.each(["localhost", "LOCALHOST:1", "127.0.0.1:4900", "[::1]:4900"])(
  "servePreview(dist, port) serves the host %s",
  async (host) => {
    expect(await ask("/style.css", host)).toEqual([200, "p {}"]);
  },
);

test.each([
  "/../secret.html",
  "/../secret.css",
  "/%2e%2e/secret.css",
  "/%2e%2e%2fsecret.html",
  "/..%5csecret.css",
  "/a/../../secret.css",
  "//secret.css",
  "/.hidden.css",
  "/.git/config",
  "/.hidden/index.html",
  "/link.css",
  "/link.html",
  "/linked/secret.css",
  "/linked/secret.html",
  "/linked/",
  "/nothing.css",
  "/nothing.html",
  "/nothing/",
])("servePreview(dist, port) answers 404 to GET %s", async (path) => {
  const [status, body] = await ask(path);
  expect(status).toBe(404);
  expect(body).not.toContain("secret");
});

test("servePreview(dist, port) answers 405 to what changes something", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    expect((await ask("/", "localhost", method))[0]).toBe(405);
});

test.each(["5-2", "2-1", "9-", "x", "-0"])(
  "servePreview(dist, port) gives the whole file for bytes=%s",
  async (range) => {
    const answer = await fetch(`${server.url}style.css`, { headers: { range: `bytes=${range}` } });
    expect([answer.status, await answer.text()]).toEqual([200, "p {}"]);
  },
);

test("servePreview(dist, port) takes the next port when one is taken", async () => {
  const second = await servePreview(dist, Number(new URL(server.url).port));
  expect(second.url).not.toBe(server.url);
  second.close();
});

test("tell(problem) reaches open pages, and those opened later", async () => {
  const read = async () => {
    const response = await fetch(`${server.url}.preview`);
    const reader = response.body!.getReader();
    return { next: async () => new TextDecoder().decode((await reader.read()).value), reader };
  };
  const open = await read();
  server.tell("paper.md:3: unknown figure");
  expect(await open.next()).toBe('data: "paper.md:3: unknown figure"\n\n');
  const later = await read();
  expect(await later.next()).toBe('data: "paper.md:3: unknown figure"\n\n');
  await Promise.all([open.reader.cancel(), later.reader.cancel()]);
});

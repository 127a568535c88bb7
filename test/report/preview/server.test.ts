import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreviewServer, servePreview } from "../../../report/preview/server.ts";

const dist = mkdtempSync(join(tmpdir(), "dist-"));
let server: PreviewServer;

beforeAll(async () => {
  writeFileSync(join(dist, "index.html"), "<p>start</p>");
  writeFileSync(join(dist, "style.css"), "p {}");
  server = await servePreview(dist, 4900);
});
afterAll(() => {
  server.close();
  rmSync(dist, { recursive: true });
});

test("servePreview(dist, port) serves pages with a script, other files as they are", async () => {
  expect(await (await fetch(server.url)).text()).toMatch(/^<p>start<\/p><script>/);
  expect(await (await fetch(`${server.url}style.css`)).text()).toBe("p {}");
});

test("servePreview(dist, port) does not leave its folder", async () => {
  expect((await fetch(`${server.url}%2e%2e%2f%2e%2e%2fetc/hosts.html`)).status).toBe(404);
  expect((await fetch(`${server.url}nothing.css`)).status).toBe(404);
});

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

import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { renderSite } from "../../../report/site/site.ts";
import { hashOf } from "../../../report/language/policy.ts";
import { singleFile } from "../../../report/site/singleFile.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const site = await renderSite([sampleEdition("control")], {
  sources: await readSources(),
  cachedFigure: (_a, _b, _c, draw) => draw(),
});
const page = new JSDOM(singleFile(site, "index.html")).window.document;

it("singleFile(site, path) names no other file", () => {
  const named = [...page.querySelectorAll("[src], [href]")].map(
    (element) => element.getAttribute("src") ?? element.getAttribute("href")!,
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((url) => !/^(data:|#|https:\/\/)/.test(url))).toEqual([]);
  expect(page.querySelector("style")!.textContent).not.toMatch(/url\("fonts/);
});

it("singleFile(site, path) keeps the numbers behind the figures", () => {
  const csv = [...page.querySelectorAll('a[download$=".csv"]')];
  expect(csv.length).toBeGreaterThan(5);
  const text = Buffer.from(csv[0]!.getAttribute("href")!.split(",")[1]!, "base64").toString();
  expect(text).toMatch(/^genre,(listed,)?found,/);
});

it("singleFile(site, path) says the same as the page", () => {
  const whole = new JSDOM(String(site.get("index.html"))).window.document;
  expect(page.querySelector("main")!.textContent).toBe(whole.querySelector("main")!.textContent);
});

it("singleFile(site, path) allows its own style by hash, and no other file", () => {
  const policy = page.querySelector("meta[http-equiv]")!.getAttribute("content")!;
  expect(policy).toContain(`style-src ${hashOf(page.querySelector("style")!.textContent)};`);
  expect(policy).not.toContain("file:");
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wholeTests } from "./support/wholeTests.ts";

const read = (path: string) => readFileSync(join(import.meta.dirname, "..", path), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** Scripts that a text names: `npm test`, `npm run build -- --quick`, `bench:fetch`. */
function scriptsIn(text: string): string[] {
  const named = text.matchAll(
    /npm (?:run (?:--silent )?)?(test\b[:a-z]*|(?<=run )[a-z:]+)|`([a-z]+:[a-z]+)`/g,
  );
  return [...named].map(([, run, name]) => run ?? name!);
}

describe.each(["README.md", "CONTRIBUTING.md", "test/support/announce.ts"])("%s", (path) => {
  it("names scripts that package.json has", () => {
    const named = scriptsIn(read(path));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

it("every script of package.json is named in README.md or CONTRIBUTING.md", () => {
  const named = new Set(scriptsIn(read("README.md") + read("CONTRIBUTING.md")));
  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([]);
});

describe("npm run test:unit", () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".test.ts"))
    .sort();
  const isWhole = (path: string) => wholeTests.some((beginning) => path.startsWith(beginning));

  it("copies no project, starts no build and opens no browser", () => {
    const costly = /freshClone|copyProject|committedSite|Chromium\(|"python3?"/;
    const quick = tests.filter((path) => !isWhole(path) && path !== "test/contributing.test.ts");
    expect(quick.length).toBeGreaterThan(100);
    expect(quick.filter((path) => costly.test(read(path)))).toEqual([]);
  });

  it("leaves out only what there is", () => {
    const missing = (beginning: string) => !tests.some((path) => path.startsWith(beginning));
    expect(wholeTests.filter(missing)).toEqual([]);
  });
});

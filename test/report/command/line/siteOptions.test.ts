import { expect, test } from "vitest";
import {
  parseSiteOptions,
  shown,
  siteFolder,
} from "../../../../report/command/line/siteOptions.ts";

test.each([
  [[], "/p/dist"],
  [["--only", "controls"], "/p/dist"],
  [["--corpus", "control"], "/p/dist-control"],
  [["--covers", "/home/me/my covers/"], "/p/dist-my-covers"],
  [["--corpus", "bandcamp", "--covers", "/home/me"], "/p/dist-bandcamp"],
  [["--covers", "/home/me", "--out", "/srv/site/"], "/srv/site"],
])("siteFolder(%j) is %s: the paper's place is the paper's", (argv, folder) => {
  expect(siteFolder(parseSiteOptions(argv), "/p")).toBe(folder);
});

test("shown(path, root) is short within the project", () => {
  expect([shown("/p/dist/a.html", "/p"), shown("/q/a.html", "/p")]).toEqual([
    "dist/a.html",
    "/q/a.html",
  ]);
});

import { describe, expect, it } from "vitest";
import { folderName } from "../../../data/corpora/openCorpus.ts";

describe("folderName(dir)", () => {
  it.each([
    ["/home/me/covers of mine/", "covers-of-mine"],
    ["/home/me/日本", "-"],
    ["/", "covers"],
    ["/home/me/__proto__", "__proto__"],
  ])("of %s is %s", (dir, name) => expect(folderName(dir)).toBe(name));

  it.each(["control", "bandcamp", "musicbrainz", "Control"])(
    "of a folder %s is not that of the project's corpus",
    (name) => expect(folderName(`/home/me/${name}`)).toBe(`own-${name}`),
  );
});

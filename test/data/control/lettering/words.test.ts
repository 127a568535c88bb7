import { describe, expect, it } from "vitest";
import { controlGenres } from "../../../../data/control/design.ts";
import { inventWords } from "../../../../data/control/lettering/words.ts";
import { random } from "../../../../data/random.ts";

describe("inventWords(random, genre)", () => {
  it("is a function of the stream", () => {
    expect(inventWords(random("a"), "jazz")).toEqual(inventWords(random("a"), "jazz"));
  });

  it.each(controlGenres)("fills every pattern of %s, no word twice", (genre) => {
    const stream = random(`words ${genre}`);
    for (let i = 0; i < 200; i++) {
      const { artist, title } = inventWords(stream, genre);
      expect(`${artist} ${title}`).not.toMatch(/(^|\s)[a-d]s?(\s|!|$)/);
      const names = `${artist} ${title}`.match(/[A-Z][a-z]{2,}/g) ?? [];
      const own = names.filter((name) => name !== "The");
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it("invents many", () => {
    const stream = random("many");
    const titles = Array.from({ length: 100 }, () => inventWords(stream, "metal").title);
    expect(new Set(titles).size).toBeGreaterThan(50);
  });
});

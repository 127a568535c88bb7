import { describe, expect, it } from "vitest";
import {
  builtInWords,
  rewordMarkdown,
  rewordMarkup,
  rewordTo,
} from "../../../report/paper/words.ts";

const words = {
  thing: { one: "image", many: "images" },
  class: { one: "decade", many: "decades" },
};

describe("rewordTo(words, names)", () => {
  const reword = rewordTo(words, ["cover songs"]);

  it.each([
    ["Covers of a genre’s own", "Images of a decade’s own"],
    ["a cover, A cover, the cover", "an image, An image, the image"],
    ["a\ncover", "an\nimage"],
    ["discovered, recovers, genre-pop", "discovered, recovers, decade-pop"],
    ["cover songs: 3 covers", "cover songs: 3 images"],
  ])("%j becomes %j", (text, said) => {
    expect(reword(text)).toBe(said);
  });

  it("leaves a text as it is where the words are the built-in ones", () => {
    expect(rewordTo(builtInWords)("a  Cover")).toBe("a  Cover");
  });
});

it("rewordMarkdown(text, reword) leaves references, claims, code, addresses and directives", () => {
  const text = `::: table genreAccuracy
title: {{corpus.covers}} covers of a genre
[Covers](covers.html) \`genre\` [@genre2] [True of covers]{claim: genres.x >
covers.y} {@figure:genreSimilarity}
`;
  expect(rewordMarkdown(text, rewordTo(words))).toBe(`::: table genreAccuracy
title: {{corpus.covers}} images of a decade
[Images](covers.html) \`genre\` [@genre2] [True of images]{claim: genres.x >
covers.y} {@figure:genreSimilarity}
`);
});

it("rewordMarkup(markup, reword) leaves styles and other attributes than those read out", () => {
  const markup = `<style>img{object-fit:cover}</style><img src="covers/1.svg" alt="a cover > 1"><text class="genre">genre</text>`;
  expect(rewordMarkup(markup, rewordTo(words))).toBe(
    `<style>img{object-fit:cover}</style><img src="covers/1.svg" alt="an image > 1"><text class="genre">decade</text>`,
  );
});

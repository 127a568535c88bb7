import { describe, expect, it } from "vitest";
import { choiceFlags, parseChoice } from "../../../../report/command/line/arguments.ts";
import { readOptions } from "../../../../report/command/line/readOptions.ts";

const choiceOf = (...argv: string[]) =>
  parseChoice(readOptions(argv, { flags: choiceFlags }).values);

describe("parseChoice(values)", () => {
  it("follows links only where it is told to", () => {
    expect(choiceOf("--covers", "x").followLinks).toBe(false);
    expect(choiceOf("--follow-links", "--covers", "x")).toMatchObject({
      covers: "x",
      followLinks: true,
    });
    expect(choiceOf("--corpus", "bandcamp", "--covers", "x", "--follow-links").followLinks).toBe(
      true,
    );
  });

  it.each([
    [["--follow-links"], "--follow-links: in which folder? give --covers DIR"],
    [["--follow-links=yes", "--covers", "x"], "--follow-links takes no value, received yes"],
    [["--folow-links", "--covers", "x"], "unknown option: --folow-links (nearest: --follow-links)"],
  ])("refuses %j", (argv, message) => {
    expect(() => choiceOf(...argv)).toThrow(message);
  });
});

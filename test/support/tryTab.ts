import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Chooses a file on the page Try and waits until the page has said something about it; gives what it said. */
export async function choosePicture(
  tab: Page,
  name: string,
  buffer: Buffer,
  said: RegExp = /Likeliest/,
): Promise<string> {
  const status = tab.locator("#try [role=status]");
  await tab.evaluate(() => (document.querySelector("#try [role=status]")!.textContent = ""));
  const input = tab.locator("#try input[type=file]").first();
  await input.setInputFiles({ name, mimeType: "image/png", buffer });
  await expect.poll(() => status.textContent()).toMatch(said);
  return (await status.textContent())!;
}

/** What the page shows, by genre, in this order. */
export function shownChances(tab: Page, genres: readonly string[]): Promise<number[]> {
  return tab.evaluate(
    (names) =>
      names.map((name) => {
        const row = document.querySelector(`[data-genre="${name}"]`)!;
        return Number(row.querySelector<HTMLDataElement>("[data-chance]")!.value);
      }),
    [...genres],
  );
}

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "../../../data/error.ts";
import { chromiumPlaces, findChromium, launchChromium } from "./chromium.ts";

/** Prints pages of the site in `dist` as PDF files beside them, by a Chromium of the machine; throws UserError where there is none. */
export async function printPages(
  dist: string,
  names: readonly string[],
  places: readonly string[] = chromiumPlaces,
): Promise<string[]> {
  const path = await findChromium(places);
  if (path === null)
    throw new UserError(
      `no Chromium on this machine to print with (looked for ${places.join(", ")}); install one, or print the pages from any browser`,
    );
  const browser = await launchChromium(path);
  const written: string[] = [];
  try {
    for (const name of names) {
      const page = await browser.newPage();
      const path = join(dist, name.replace(/index\.html$/, "paper.html").replace(/html$/, "pdf"));
      await page.goto(pathToFileURL(join(dist, name)).href, { waitUntil: "load" });
      const options = { preferCSSPageSize: true, format: "A4", printBackground: true } as const;
      await page.pdf({ ...options, path, tagged: true, outline: true });
      written.push(path);
    }
  } finally {
    await browser.close();
  }
  return written;
}

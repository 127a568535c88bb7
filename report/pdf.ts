import { access } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "../data/error.ts";

/** Where systems keep a Chromium. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** No request leaves the machine. */
const flags =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Prints pages of the site in `dist` as PDF files beside them, by a Chromium of the machine; throws UserError where there is none. */
export async function printPages(dist: string, names: readonly string[]): Promise<string[]> {
  const executablePath = await findChromium();
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
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

async function findChromium(): Promise<string> {
  for (const place of places)
    if (
      await access(place).then(
        () => true,
        () => false,
      )
    )
      return place;
  throw new UserError(
    `no Chromium on this machine to print with (looked for ${places.join(", ")}); install one, or print the pages from any browser`,
  );
}

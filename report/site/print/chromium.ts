import { access } from "node:fs/promises";
import type { Browser } from "playwright-core";

/** Where systems keep a Chromium. */
export const chromiumPlaces = [
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

/** Path of a Chromium on this machine; null where there is none in these places. */
export async function findChromium(
  places: readonly string[] = chromiumPlaces,
): Promise<string | null> {
  for (const place of places) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  return null;
}

export async function launchChromium(
  executablePath: string,
  more: readonly string[] = [],
): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: [...flags.split(" "), ...more] });
}

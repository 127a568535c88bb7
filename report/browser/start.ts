import { applyScheme, readScheme } from "./scheme.ts";

// Runs before the page is drawn: the scheme chosen before, what works only where the site is served, and the fonts of the
// first lines asked for beside the style sheet. Files opened from a disk may not be asked for so, and a single file has
// its fonts.

applyScheme(readScheme());
const isServed = location.protocol.startsWith("http");
if (isServed) document.documentElement.classList.add("served");
const { root } = document.currentScript!.dataset;
const first = [
  "spectral-latin-400-normal",
  "spectral-latin-600-normal",
  "source-sans-3-latin-400-normal",
];
if (isServed && root !== undefined)
  for (const name of first) {
    const link = document.createElement("link");
    const href = `${root}fonts/${name}.woff2`;
    document.head.append(
      Object.assign(link, {
        rel: "preload",
        as: "font",
        type: "font/woff2",
        crossOrigin: "",
        href,
      }),
    );
  }

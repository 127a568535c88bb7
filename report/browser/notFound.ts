// Leads from a wrong address to the first page: the site begins in the nearest folder above that has its results.

addEventListener("load", () => {
  if (location.protocol.startsWith("http")) void leadToStart();
});

/** Every link of the page, from the start of the site. */
function leadFrom(start: string): void {
  for (const link of document.querySelectorAll("a")) {
    const path = link.getAttribute("href")!.replace("./", "");
    link.setAttribute("href", `${start}${path.replace(/^index\.html$/, "")}`);
  }
}

async function leadToStart(): Promise<void> {
  const folders = location.pathname.split("/").slice(0, -1);
  for (; folders.length > 0; folders.pop()) {
    const start = `${folders.join("/")}/`;
    const { ok } = await fetch(`${start}results.json`, { method: "HEAD" });
    if (ok) return leadFrom(start);
  }
}

import { sha256 } from "../../data/hash.ts";
import { renderSite } from "../../report/site/site.ts";
import { readSources } from "../../report/site/sources.ts";
import { sampleEdition } from "./sampleEdition.ts";

// Run in another process by site.test.ts.
const site = await renderSite([sampleEdition("control")], {
  sources: await readSources(),
  cachedFigure: (_name, _module, _data, draw) => draw(),
});
const files = [...site].map(([path, content]) => path + sha256(content));
process.stdout.write(sha256(files.join("\n")));

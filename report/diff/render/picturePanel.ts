import { plain } from "../../language/formats.ts";
import { type Html, html } from "../../language/html.ts";
import { amplified, imageUrl, type Pixels, type SeenPicture } from "../read/pictures.ts";

/** A picture at both ends with the difference between them, eight times as large. */
export async function picturePanel({ change, before, after }: SeenPicture): Promise<Html> {
  const shown = await Promise.all([
    panel("base", before),
    panel("head", after),
    change.verdict === "changed" ? panel("difference × 8", amplified(before!, after!)) : null,
  ]);
  return html`<figure class="pair"><div>${shown}</div>
<figcaption>${change.id}: ${describe(change)}</figcaption></figure>`;
}

function describe({ verdict, why, ...facts }: SeenPicture["change"]): string {
  const { meanDifference, maxDifference, shareMoved = 0, ssim } = facts;
  if (meanDifference === undefined || verdict === "repacked") return why || verdict;
  return `mean difference ${plain(meanDifference)} levels of 255, largest ${maxDifference}; ${plain(shareMoved * 100)}% of the pixels moved by more than 2; SSIM ${ssim}`;
}

async function panel(label: string, pixels: Pixels | null): Promise<Html | null> {
  if (pixels === null) return null;
  const { width, height } = pixels;
  const kind = width <= 64 && html` class="sample"`;
  return html`<span><img${kind} src="${await imageUrl(pixels)}" alt="${label}" width="${width}" height="${height}">${label}</span>`;
}

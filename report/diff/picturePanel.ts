import { plain } from "../formats.ts";
import { escapeHtml } from "../html.ts";
import { amplified, imageUrl, type Pixels, type SeenPicture } from "./pictures.ts";

/** A picture at both ends with the difference between them, eight times as large. */
export async function picturePanel({ change, before, after }: SeenPicture): Promise<string> {
  const shown = await Promise.all([
    panel("base", before),
    panel("head", after),
    change.verdict === "changed" ? panel("difference × 8", amplified(before!, after!)) : "",
  ]);
  return `<figure class="pair"><div>${shown.join("")}</div>
<figcaption>${escapeHtml(change.id)}: ${escapeHtml(describe(change))}</figcaption></figure>`;
}

function describe({ verdict, why, ...facts }: SeenPicture["change"]): string {
  const { meanDifference, maxDifference, shareMoved = 0, ssim } = facts;
  if (meanDifference === undefined || verdict === "repacked") return why || verdict;
  return `mean difference ${plain(meanDifference)} levels of 255, largest ${maxDifference}; ${plain(shareMoved * 100)}% of the pixels moved by more than 2; SSIM ${ssim}`;
}

async function panel(label: string, pixels: Pixels | null): Promise<string> {
  if (pixels === null) return "";
  const { width, height } = pixels;
  const kind = width <= 64 ? ' class="sample"' : "";
  return `<span><img${kind} src="${await imageUrl(pixels)}" alt="${label}" width="${width}" height="${height}">${label}</span>`;
}

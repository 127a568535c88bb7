import subsetFont from "subset-font";

/** What a font needs to write the text, WOFF2, base64. */
export async function fontSubset(font: Uint8Array, text: string): Promise<string> {
  const subset = await subsetFont(Buffer.from(font), text, { targetFormat: "woff2" });
  return subset.toString("base64");
}

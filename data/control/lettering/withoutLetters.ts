/** A control cover's SVG without its letters, the paths of the class `lettering`. */
export function withoutLetters(svg: string): string {
  return svg.replaceAll(/<path [^>]*class="lettering"[^>]*>/g, "");
}

/** Width in px that a label needs at most, by a rule of thumb for the page's sans serif: 0.54 em a character. */
export function labelWidth(label: string, fontSize: number): number {
  return Math.ceil(label.length * fontSize * 0.54);
}

/** Width in px that the widest of the labels needs. */
export function widestLabel(labels: readonly string[], fontSize: number): number {
  return Math.max(0, ...labels.map((label) => labelWidth(label, fontSize)));
}

import qrcode from "qrcode-generator";

/** A QR code of a text: modules on a side, and the dark ones as an SVG path of unit squares. */
export function qrCode(text: string): { size: number; path: string } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const sides = Array.from({ length: size }, (_, index) => index);
  const dark = sides.flatMap((row) =>
    sides.flatMap((column) => (code.isDark(row, column) ? [`M${column} ${row}h1v1h-1z`] : [])),
  );
  return { size, path: dark.join("") };
}

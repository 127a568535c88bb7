import { qrCode } from "../page/parts/qrCode.ts";

// A site that was built without its address knows it where it stands: the poster's QR code leads there.

const bar = document.querySelector(".title-bar")!;
if (!bar.querySelector(".code") && location.protocol.startsWith("http")) {
  const address = new URL("./", location.href).href;
  const { size, path } = qrCode(address);
  const box = `-2 -2 ${size + 4} ${size + 4}`;
  bar.insertAdjacentHTML(
    "beforeend",
    `<svg class="code" viewBox="${box}" role="img"><rect x="-2" y="-2" width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`,
  );
  bar.querySelector(".code")!.setAttribute("aria-label", `QR code: ${address}`);
}

/** A button fills the screen with a figure, where the browser lets pages do that. */
export function offerEnlarging(): void {
  if (!document.fullscreenEnabled) return;
  for (const figure of document.querySelectorAll(".figure:has(.plot, img)")) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "enlarge",
      title: "Enlarge",
      textContent: "⤢",
    });
    const number = figure.querySelector(".label")!.textContent;
    button.setAttribute("aria-label", `Enlarge ${number}`);
    button.addEventListener("click", () =>
      document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen(),
    );
    figure.querySelector("figcaption")!.append(button);
  }
}

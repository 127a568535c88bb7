/** ms that the button says so */
const said = 2000;

/** A button copies the entries of how to cite, where the browser lets pages copy. */
export function offerCopies(): void {
  for (const text of document.querySelectorAll(".bibtex")) {
    if (!("clipboard" in navigator)) return;
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "copy",
      textContent: "Copy",
    });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent!);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), said);
    });
    text.before(button);
  }
}

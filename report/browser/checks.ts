/** What a checked sentence rests on opens to a pointer over its mark and to the keyboard's focus, too; a click keeps it. */
export function openChecks(): void {
  for (const mark of document.querySelectorAll<HTMLButtonElement>(".check")) {
    const evidence = mark.popoverTargetElement as HTMLElement;
    let kept = false;
    const toggle = (open: boolean): void => {
      if (kept || !evidence.isConnected || open === evidence.matches(":popover-open")) return;
      if (open) evidence.showPopover({ source: mark });
      else evidence.hidePopover();
    };
    mark.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") toggle(true);
    });
    mark.addEventListener("pointerleave", () => toggle(false));
    mark.addEventListener("focus", () => {
      if (mark.matches(":focus-visible")) toggle(true);
    });
    mark.addEventListener("blur", () => toggle(false));
    mark.addEventListener("click", (event) => {
      event.preventDefault(); // the button would close what pointing at it opened
      kept = false;
      toggle(true);
      kept = true;
    });
    evidence.addEventListener("toggle", (event) => {
      if (event.newState === "closed") kept = false;
    });
  }
}

/** px around a mark in which it is meant */
const reach = 20;

/** Shows what a mark of a figure, or a number in the text, says: to a pointer over it and to a finger on it. */
export function showValues(): void {
  for (const number of document.querySelectorAll<HTMLElement>("data[title]")) {
    number.dataset["value"] = number.title;
    number.removeAttribute("title");
  }
  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const show = (event: PointerEvent): void => {
    const mark = markAt(event);
    tip.hidden = mark === null;
    if (mark) place(tip, mark);
  };
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") show(event);
  });
  document.addEventListener("pointerup", show);
  document.addEventListener("scroll", () => (tip.hidden = true), { capture: true, passive: true });
}

/** The mark under the pointer, or in a figure the nearest within reach. */
function markAt({ target, clientX, clientY }: PointerEvent): Element | null {
  if (!(target instanceof Element)) return null;
  const direct = target.closest("[data-value]");
  const figure = target.closest(".plot");
  if (direct || !figure) return direct;
  const far = (mark: Element): number => {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    const x = Math.max(left - clientX, 0, clientX - right);
    return Math.hypot(x, Math.max(top - clientY, 0, clientY - bottom));
  };
  const marks = [...figure.querySelectorAll("[data-value]:not(path)")];
  const near = marks.map((mark) => [far(mark), mark] as const).filter(([px]) => px < reach);
  return near.sort(([a], [b]) => a - b)[0]?.[1] ?? null;
}

/** Above the mark, or below it where there is no room; within the window. */
function place(tip: HTMLElement, mark: Element): void {
  tip.textContent = mark.getAttribute("data-value");
  const box = mark.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const middle = (box.left + box.right - width) / 2;
  const left = Math.max(4, Math.min(document.documentElement.clientWidth - width - 4, middle));
  const above = box.top - height - 6;
  Object.assign(tip.style, { left: `${left}px`, top: `${above < 4 ? box.bottom + 6 : above}px` });
}

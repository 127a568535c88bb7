/** A table of fewer rows is read at once. */
const fewest = 4;

/** Tables sort by a column when its heading is pressed: largest first, then smallest first, then as they were. */
export function offerSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>(".frame .scroll table")) {
    const [body, ...more] = table.tBodies;
    if (!body || more.length > 0 || body.rows.length < fewest) continue;
    const heads = columnHeads(table);
    const before = [...body.rows];
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const order = nextOrder(head.getAttribute("aria-sort"));
        for (const other of heads) other.removeAttribute("aria-sort");
        if (order) head.setAttribute("aria-sort", order);
        body.append(...(order ? sorted(before, column, order) : before));
      });
    });
  }
}

type Order = "ascending" | "descending";

function nextOrder(order: string | null): Order | null {
  if (order === null) return "descending";
  return order === "descending" ? "ascending" : null;
}

/** In the order of the columns: a heading over several stands for those below it. */
function columnHeads({ tHead }: HTMLTableElement): HTMLElement[] {
  const [first, second] = tHead!.rows;
  const inner = [...(second?.cells ?? [])];
  return [...first!.cells].flatMap((cell) =>
    cell.scope === "colgroup" ? inner.splice(0, cell.colSpan) : [cell],
  );
}

/** Rows without a value come last. */
function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  order: Order,
): HTMLTableRowElement[] {
  const textOf = (row: HTMLTableRowElement): string => row.cells[column]?.textContent ?? "";
  const isNumeric = rows.some((row) => !Number.isNaN(numberIn(textOf(row))));
  const sign = order === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => {
    if (!isNumeric) return -sign * compare(textOf(a), textOf(b));
    const [first, second] = [numberIn(textOf(a)), numberIn(textOf(b))];
    if (Number.isNaN(first) || Number.isNaN(second))
      return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
    return sign * (first - second);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberIn(text: string): number {
  return Number.parseFloat(text.replace("−", "-").replaceAll(",", ""));
}

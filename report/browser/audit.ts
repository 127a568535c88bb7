// Shows the comparisons of the page "Audit" that the reader chooses; the choice stands in the address.

const filter = document.getElementById("filter")!;
const selects = [...filter.querySelectorAll("select")];
const rows = [...document.querySelectorAll<HTMLElement>("#table-audit tbody tr:not(.group)")];
const marks = document.querySelectorAll<HTMLElement>(".marks li");
const total = filter.querySelector("output")!;

filter.hidden = false;
filter.addEventListener("change", () => {
  show();
  keepInAddress();
});
addEventListener("hashchange", reveal);
readAddress();
reveal();

function readAddress(): void {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  show();
}

function show(): void {
  const chosen = selects.filter(({ value }) => value !== "");
  const facets = chosen.map(({ name, value }) => `${name}-${value}`);
  for (const item of [...rows, ...marks])
    item.hidden = !facets.every((facet) => item.classList.contains(facet));
  for (const body of document.querySelectorAll<HTMLElement>("#table-audit tbody"))
    body.hidden = !rows.some((row) => row.parentElement === body && !row.hidden);
  filter.classList.toggle("chosen", chosen.length > 0);
  total.textContent = `${rows.filter(({ hidden }) => !hidden).length} of ${rows.length} comparisons`;
}

function keepInAddress(): void {
  const url = new URL(location.href);
  for (const { name, value } of selects)
    if (value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  history.replaceState(null, "", url);
}

/** A link may lead to what is not chosen: then everything is shown. */
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  for (const select of selects) select.value = "";
  show();
  keepInAddress();
  target.scrollIntoView();
}

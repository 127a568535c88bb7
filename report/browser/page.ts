import { openChecks } from "./checks.ts";
import { offerCopies } from "./copying.ts";
import { offerEnlarging } from "./enlarging.ts";
import { offerGenres } from "./genres.ts";
import { chooseScheme, readScheme } from "./scheme.ts";
import { offerSorting } from "./sorting.ts";
import { showValues } from "./values.ts";

// What pages can do besides being read; each part leaves the page as it is where there is nothing for it.

for (const choice of document.querySelectorAll<HTMLInputElement>("input[name=scheme]")) {
  choice.checked = choice.value === (readScheme() ?? "auto");
  choice.addEventListener("change", () => chooseScheme(choice.value));
}
showValues();
openChecks();
offerGenres();
offerSorting();
offerEnlarging();
offerCopies();

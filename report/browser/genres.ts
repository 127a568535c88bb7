/** One genre picked, by its button or by its name in a figure, lights up in all figures and tables; again, or Escape, ends it. */
export function offerGenres(): void {
  const marks = [...document.querySelectorAll("[data-genres]")];
  const genresOf = (mark: Element): string[] => mark.getAttribute("data-genres")!.split("|");
  const genres = [...new Set(marks.flatMap(genresOf))];
  if (genres.length < 2) return;
  const named = namesOf(genres);
  const buttons = genres.map(buttonFor);
  let picked: string | null = null;

  const pick = (genre: string | null): void => {
    picked = genre === picked ? null : genre;
    document.documentElement.classList.toggle("picking", picked !== null);
    for (const mark of marks) mark.classList.toggle("lit", genresOf(mark).includes(picked ?? ""));
    for (const [element, name] of named) element.classList.toggle("lit", name === picked);
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.textContent === picked));
  };

  for (const [element, name] of named) element.addEventListener("click", () => pick(name));
  for (const button of buttons) button.addEventListener("click", () => pick(button.textContent));
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && picked !== null) pick(null);
  });
  document.querySelector(".sections")?.append(choice(buttons));
}

/** Names of genres in figures, below pictures and at the heads of rows. */
function namesOf(genres: readonly string[]): [Element, string][] {
  const places = ".plot text, .frame .pictures li, .frame .strip, .frame th[scope=row]";
  return [...document.querySelectorAll(places)].flatMap((element): [Element, string][] => {
    const name = element.textContent!.replace(/ \([\d,]+\)$/, "");
    return genres.includes(name) ? [[element, name]] : [];
  });
}

function buttonFor(genre: string): HTMLButtonElement {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: genre });
  button.setAttribute("aria-pressed", "false");
  return button;
}

function choice(buttons: readonly HTMLButtonElement[]): HTMLElement {
  const item = Object.assign(document.createElement("li"), { className: "genre-choice" });
  const group = document.createElement("fieldset");
  const legend = Object.assign(document.createElement("legend"), { textContent: "Light up" });
  group.append(legend, ...buttons);
  item.append(group);
  return item;
}

import { wilsonInterval } from "../../analyses/stats/classification.ts";

// Makes a quiz of the covers on the page "Guess". Without it they stand there with their answers folded.

interface Facts {
  id: string;
  genre: string;
  style: string;
  /** genre by network */
  answers: [string, string][];
}

interface Question {
  item: HTMLElement;
  facts: Facts;
  guess: string | null;
}

/** before the quiz begins */
const address = location.hash;
const root = document.getElementById("guess")!;
const genres = JSON.parse(root.dataset["genres"]!) as [string, string][];
const labels = new Map(genres);
const list = root.querySelector("ol")!;
const questions: Question[] = [...list.children].map((child) => {
  const item = child as HTMLElement;
  return { item, facts: JSON.parse(item.dataset["facts"]!) as Facts, guess: null };
});
const status = element("p", { className: "status", role: "status" });
const next = element("button", { type: "button", className: "next", textContent: "Next cover" });
const undo = element("button", { type: "button", textContent: "Take back" });
const verdict = element("div", { className: "verdict", hidden: true });
const stop = element("button", { type: "button", textContent: "Stop and see the result" });
const result = element("div", { className: "result", tabIndex: -1 });

for (const question of questions) question.item.append(choices(question));
root.prepend(status);
root.append(stop, result);
verdict.append(next, undo);
next.addEventListener("click", goOn);
undo.addEventListener("click", takeBack);
stop.addEventListener("click", finish);
begin();
if (readAnswers()) finish();

function begin(): void {
  for (const question of questions) {
    question.guess = null;
    question.item.className = "";
    question.item.querySelector("details")!.open = false;
  }
  root.className = "guess playing";
  result.replaceChildren();
  history.replaceState(null, "", location.pathname + location.search);
  show(0);
}

function show(index: number): void {
  questions.forEach(({ item }, other) => item.classList.toggle("current", other === index));
  status.textContent = `Cover ${index + 1} of ${questions.length}`;
  verdict.hidden = true;
  stop.hidden = index === 0;
}

function current(): Question {
  return questions.find(({ item }) => item.classList.contains("current"))!;
}

function choices(question: Question): HTMLElement {
  const group = element("div", { className: "choices", role: "group", ariaLabel: "Its genre" });
  for (const [name, label] of genres) {
    const button = element("button", { type: "button", textContent: label });
    button.addEventListener("click", () => answer(question, name));
    group.append(button);
  }
  return group;
}

/** Right or not is said at once; what the networks said can be opened. Pressing Enter again goes on and answers nothing. */
function answer(question: Question, name: string): void {
  question.guess = name;
  const { item, facts } = question;
  const isRight = name === facts.genre;
  item.classList.add("answered", isRight ? "right" : "wrong");
  status.textContent = isRight
    ? `Right: ${labels.get(name)}.`
    : `Not ${labels.get(name)}, but ${labels.get(facts.genre)}.`;
  item.querySelector("summary")!.textContent = "What the networks said";
  item.append(verdict);
  verdict.hidden = false;
  next.textContent = questions.at(-1) === question ? "See the result" : "Next cover";
  next.focus({ preventScroll: true });
}

function takeBack(): void {
  const question = current();
  question.guess = null;
  question.item.className = "current";
  question.item.querySelector("details")!.open = false;
  show(questions.indexOf(question));
  question.item.querySelector("button")!.focus({ preventScroll: true });
}

/** The focus goes to the cover: its genres are one step on. */
function goOn(): void {
  const index = questions.indexOf(current()) + 1;
  if (index === questions.length) return finish();
  show(index);
  const { item } = questions[index]!;
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

/** Answers in the address, as `#answers=3-0--7`: numbers of genres, nothing for a cover left out. */
function readAnswers(): boolean {
  const given = /^#answers=([\d-]+)$/.exec(address)?.[1]?.split("-");
  given?.slice(0, questions.length).forEach((text, index) => {
    questions[index]!.guess = text === "" ? null : (genres[Number(text)]?.[0] ?? null);
  });
  return questions.some(({ guess }) => guess !== null);
}

function keepAnswers(): void {
  const numbers = questions.map(({ guess }) => genres.findIndex(([name]) => name === guess));
  const text = numbers.map((number) => (number < 0 ? "" : number)).join("-");
  history.replaceState(null, "", `#answers=${text.replace(/-+$/, "")}`);
}

function finish(): void {
  const asked = questions.filter(({ guess }) => guess !== null);
  root.className = "guess finished";
  stop.hidden = true;
  status.textContent = "";
  for (const { item, facts, guess } of questions) {
    item.className = guess === null ? "left" : guess === facts.genre ? "right" : "wrong";
    const details = item.querySelector("details")!;
    details.open = guess !== null;
    details.querySelector("summary")!.textContent =
      guess === null ? "not asked" : `you: ${labels.get(guess)}`;
  }
  const again = element("button", { type: "button", textContent: "Start again" });
  again.addEventListener("click", begin);
  keepAnswers();
  result.replaceChildren(scores(asked), again, saveLink(asked), shareNote());
  result.focus();
}

/** Everybody's score on the covers that the reader answered. */
function scores(asked: readonly Question[]): HTMLElement {
  const networks = asked[0]!.facts.answers.map(([network], index) =>
    row(network, asked, ({ facts }) => facts.answers[index]![1]),
  );
  const table = element("table", {});
  table.innerHTML = `<caption>Right answers on the same ${asked.length === 1 ? "cover" : `${asked.length} covers`}</caption><thead><tr><th scope="col">who</th><th scope="col" class="number">right</th><th scope="col" class="number">%</th><th scope="col" class="number">95% interval</th></tr></thead>`;
  const body = element("tbody", {});
  body.append(
    row("you", asked, ({ guess }) => guess),
    ...networks,
    row("naming the style", asked, ({ facts }) => facts.style),
    chanceRow(asked.length),
  );
  table.append(body);
  return table;
}

function row(
  who: string,
  asked: readonly Question[],
  answerOf: (question: Question) => string | null,
): HTMLElement {
  const right = asked.filter((question) => answerOf(question) === question.facts.genre).length;
  const [low, high] = wilsonInterval(right, asked.length);
  return cells(who, `${right}`, percent(right / asked.length), `${percent(low)}–${percent(high)}`);
}

function chanceRow(count: number): HTMLElement {
  return cells("guessing", (count / genres.length).toFixed(1), percent(1 / genres.length), "");
}

function cells(who: string, ...numbers: string[]): HTMLElement {
  const line = element("tr", {});
  const head = element("th", { scope: "row", textContent: who });
  line.append(head);
  for (const text of numbers)
    line.append(element("td", { className: "number", textContent: text }));
  return line;
}

function shareNote(): HTMLElement {
  return element("p", {
    textContent: "The address of this page now holds your answers, to share.",
  });
}

/** A link to the reader's answers as a JSON file. */
function saveLink(asked: readonly Question[]): HTMLElement {
  const right = asked.filter(({ guess, facts }) => guess === facts.genre).length;
  const [low, high] = wilsonInterval(right, asked.length);
  const answers = asked.map(({ guess, facts }) => ({ cover: facts.id, genre: facts.genre, guess }));
  const text = JSON.stringify(
    { corpus: "control", right, n: asked.length, low, high, answers },
    null,
    1,
  );
  return element("a", {
    href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
    download: "guess-the-genre.json",
    textContent: "Save as JSON",
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

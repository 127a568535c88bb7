import { type Changes, noChanges } from "./changePicture.ts";
import { type Choice, openChoice } from "./choice.ts";
import type {
  Answer,
  Answering,
  Ensemble,
  Explanation,
  Network,
  Request,
  Verdict,
} from "./messages.ts";
import { clearMap, type Genre, type Reliability, showMap, showVerdict } from "./view.ts";

// Makes the page "Try" judge pictures of the reader's. Without it the drawn covers stand there with their answers.

interface Facts {
  ensemble: Ensemble;
  /** where the site has it */
  network?: Network;
  /** in the order of the networks' outputs */
  genres: Genre[];
  reliability: Record<Answering, Reliability>;
}

const root = document.getElementById("try")!;
const tool = find("[data-tool]");
const status = find("[role=status]");
const answer = find("[data-answer]");
const lettering = find<HTMLInputElement>("[name=lettering]");
const explainButton = find<HTMLButtonElement>("[data-explain]");
const stopButton = find<HTMLButtonElement>("[data-stop]");
const progress = find<HTMLProgressElement>("[data-tried]");
const facts = JSON.parse(root.dataset["facts"]!) as Facts;
const script = document.currentScript as HTMLScriptElement;

/** What is looked at: a drawn cover has a twin without letters. */
let drawn: { name: string; file: string; plain: string } | null = null;
let verdict: Verdict | undefined;
let job = 0;
/** the answer to it is brought into view */
let newest = 0;
let choice: Choice;

if (location.protocol === "file:")
  status.textContent =
    "Browsers do not let a page that was opened from a disk load the networks: it works where the site is served.";
else start();

function find<T extends HTMLElement>(selector: string): T {
  return root.querySelector<T>(selector)!;
}

function start(): void {
  const worker = startWorker(new URL("try-worker.js", script.src));
  const ask = (request: Request): void => worker.postMessage(request);
  const { facts: about, parameters, covers } = facts.ensemble;
  const files = { parameters: parameters.map(addressOf), covers: addressOf(covers) };
  ask({ kind: "open", ensemble: { facts: about, ...files } });
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => hear(data));
  worker.addEventListener("error", () =>
    say("The networks could not be started: reload the page."),
  );
  const askAgain = (): void => {
    if (verdict) askFor(ask, readChanges());
  };
  choice = openChoice(root, facts.network && located(facts.network), { ask, say, askAgain });
  listenForPictures(ask);
  listenForChanges(ask);
  offerExamples(ask);
}

/** From a blob, since such a worker is under the policy of its page: one from an address is under none. */
function startWorker(address: URL): Worker {
  const start = new Blob([`importScripts(${JSON.stringify(address.href)})`]);
  return new Worker(URL.createObjectURL(start));
}

/** A path of the site as an address: a worker from a blob has none of its own. */
function addressOf(path: string): string {
  return new URL(path, location.href).href;
}

function located({ head, model, runtime, script, ...rest }: Network): Network {
  const { module, binary } = runtime;
  return {
    ...rest,
    head: addressOf(head),
    model: addressOf(model),
    script: addressOf(script),
    runtime: { module: addressOf(module), binary: addressOf(binary) },
  };
}

type Ask = (request: Request) => void;

/** What is shown is of another picture from now on. */
function waitFor(name: string): void {
  job++;
  say(`Reading ${name} …`);
  explainButton.disabled = true; // until it is known what there is to explain
  answer.ariaBusy = "true";
}

function judge(file: Blob, name: string, ask: Ask, isNew: boolean): void {
  waitFor(name);
  if (isNew) newest = job;
  ask({ kind: "picture", job, by: choice.by(), file, name, changes: readChanges() });
}

/** One of the reader's own: chosen, dropped, pasted or photographed. */
function judgeOwn(files: Iterable<File>, ask: Ask): void {
  const [file, ...others] = files;
  if (file === undefined) return say("That was no picture: drop or paste a picture file.");
  if (others.length > 0) return say(`One picture at a time: these are ${others.length + 1} files.`);
  drawn = null;
  resetChanges();
  judge(file, file.name || "The pasted picture", ask, true);
}

function listenForPictures(ask: Ask): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[type=file]"))
    input.addEventListener("change", () => {
      if (input.files?.length) judgeOwn(input.files, ask);
      input.value = "";
    });
  document.addEventListener("paste", ({ clipboardData }) => {
    if (clipboardData) judgeOwn(clipboardData.files, ask);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    tool.classList.add("over");
  });
  document.addEventListener("dragleave", () => tool.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    tool.classList.remove("over");
    judgeOwn(event.dataTransfer?.files ?? [], ask);
  });
}

/** About the picture that is shown. */
function askFor(ask: Ask, changes: Changes): void {
  explainButton.disabled = true;
  ask({ kind: "change", job: ++job, by: choice.by(), changes });
}

function listenForChanges(ask: Ask): void {
  find("[data-changes]").addEventListener("input", ({ target }) => {
    showChanges();
    if (target === lettering) void judgeDrawn(ask);
    else askFor(ask, readChanges());
  });
  find("[data-reset]").addEventListener("click", () => {
    resetChanges();
    if (drawn) void judgeDrawn(ask);
    else askFor(ask, noChanges);
  });
  explainButton.addEventListener("click", () => {
    const { probabilities } = verdict!;
    showExplaining(true);
    stopButton.focus();
    const genre = probabilities.indexOf(Math.max(...probabilities));
    ask({ kind: "explain", job: ++job, genre });
  });
  stopButton.addEventListener("click", () => {
    ask({ kind: "stop" });
    job++;
    showExplaining(false);
    say("Stopped.");
  });
}

function offerExamples(ask: Ask): void {
  for (const item of document.querySelectorAll<HTMLElement>("[data-file]")) {
    const { file, plain, name } = item.dataset as { file: string; plain: string; name: string };
    const button = document.createElement("button");
    button.type = "button";
    button.append(item.querySelector("img")!);
    button.setAttribute("aria-label", `Try it: ${name}`);
    button.addEventListener("click", () => {
      drawn = { name, file, plain };
      resetChanges();
      void judgeDrawn(ask, true);
      tool.scrollIntoView();
    });
    item.prepend(button);
  }
}

async function judgeDrawn(ask: Ask, isNew = false): Promise<void> {
  const chosen = drawn!;
  const { name, file, plain } = chosen;
  waitFor(name);
  const response = await fetch(lettering.checked ? plain : file).catch(() => null);
  if (drawn !== chosen) return; // another picture was chosen meanwhile
  const sentence = `Could not load ${name}: see whether you are online.`;
  if (!response?.ok) return hear({ kind: "failed", job, sentence });
  judge(await response.blob(), name, ask, isNew);
}

function hear(message: Answer): void {
  if (!("job" in message)) return choice.hear(message);
  if (message.job !== job) return;
  if (message.kind === "explanation") return hearExplanation(message);
  showExplaining(false);
  explainButton.disabled = false;
  answer.ariaBusy = "false";
  answer.hidden = message.kind === "failed";
  verdict = message.kind === "failed" ? undefined : message;
  if (message.kind === "failed") return say(message.sentence);
  lettering.disabled = drawn === null;
  clearMap(root);
  const { genres, reliability } = facts;
  say(showVerdict(root, message, { genres, reliability: reliability[message.by] }), true);
  if (newest === job) answer.scrollIntoView({ block: "nearest" });
}

function hearExplanation({ done, total, losses }: Explanation): void {
  progress.max = total;
  progress.value = done;
  if (losses === null) return;
  showExplaining(false);
  say(showMap(root, losses, verdict!, facts.genres), true);
}

function showExplaining(isAtWork: boolean): void {
  explainButton.hidden = isAtWork;
  if (document.activeElement === stopButton) explainButton.focus(); // a hidden button loses it
  stopButton.hidden = progress.hidden = !isAtWork;
  if (isAtWork) progress.value = 0;
}

/** `isShown`: it stands elsewhere on the page, so only those hear it who do not see that. */
function say(sentence: string, isShown = false): void {
  status.textContent = sentence;
  status.classList.toggle("spoken", isShown);
}

function readChanges(): Changes {
  const read = (name: string): number => Number(find<HTMLInputElement>(`[name=${name}]`).value);
  return { turns: read("turns"), blur: read("blur"), hue: read("hue") };
}

function showChanges(): void {
  find("[data-blur]").textContent = `${readChanges().blur} %`;
  find("[data-hue]").textContent = `${readChanges().hue}°`;
}

function resetChanges(): void {
  for (const name of ["turns", "blur", "hue"] as const)
    find<HTMLInputElement>(`[name=${name}]`).value = `${noChanges[name]}`;
  lettering.checked = false;
  showChanges();
}

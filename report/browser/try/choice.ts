import type { Answering, Loading, Network, Request } from "./messages.ts";

/** Who answers, as the reader chooses. */
export interface Choice {
  by(): Answering;
  hear(message: Loading): void;
}

/** What the choice may do to the page. */
interface Page {
  ask(request: Request): void;
  say(sentence: string): void;
  /** asks again about the picture that is shown */
  askAgain(): void;
}

/** Loads the large network when its button is pressed; without `network` the others answer. */
export function openChoice(
  root: HTMLElement,
  network: Network | undefined,
  { ask, say, askAgain }: Page,
): Choice {
  if (network === undefined) return { by: () => "ensemble", hear: () => {} };
  const find = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector)!;
  const large = find<HTMLInputElement>("[name=by][value=network]");
  const load = find<HTMLButtonElement>("[data-load]");
  const stop = find<HTMLButtonElement>("[data-stop-loading]");
  const progress = find<HTMLProgressElement>("[data-loading]");
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

  const showLoading = (isLoading: boolean): void => {
    load.hidden = isLoading;
    stop.hidden = progress.hidden = !isLoading;
  };
  load.addEventListener("click", () => {
    progress.max = network.sizeBytes;
    progress.value = 0;
    showLoading(true);
    stop.focus();
    say(`Loading ${megabytes(network.sizeBytes)} MB …`);
    ask({ kind: "load", network });
  });
  stop.addEventListener("click", () => ask({ kind: "stopLoading" }));
  for (const choice of root.querySelectorAll("[name=by]"))
    choice.addEventListener("change", askAgain);

  return {
    by: () => (large.checked ? "network" : "ensemble"),
    hear(message) {
      if (message.kind === "loading") {
        progress.value = message.done;
        return;
      }
      showLoading(false);
      if (message.kind === "notLoaded") {
        say(message.sentence);
        load.focus();
        return;
      }
      load.hidden = true;
      large.disabled = false;
      large.checked = true;
      large.focus();
      say("The large network is here, and answers from now on.");
      askAgain();
    },
  };
}

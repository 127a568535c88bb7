import { UserError } from "../../data/error.ts";
import type { Rendered } from "./messages.ts";

/** The side of a preview's second process: renders at once, then whenever it is asked; a mistake in the prose does not end it. */
export async function renderOnDemand(
  render: () => Promise<number>,
  now: () => number,
): Promise<void> {
  let queue = renderOnce();
  process.on("message", () => {
    queue = queue.then(renderOnce);
  });
  await queue;

  async function renderOnce(): Promise<void> {
    const startedMs = now();
    const answer = await render().then(
      (changed) => ({ changed, problem: null }),
      (error: unknown) => ({ changed: 0, problem: describe(error) }),
    );
    const message: Rendered = { ...answer, elapsedMs: Math.round(now() - startedMs) };
    process.send?.(message);
  }
}

function describe(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

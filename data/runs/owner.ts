import { readFile, readlink, stat } from "node:fs/promises";
import { hostname } from "node:os";

/** A process, and how to tell whether it still runs. */
export interface Owner {
  /** empty where nothing tells one machine from another */
  machine: string;
  /** another one: the machine was started anew, and nothing of before runs */
  boot: string;
  /** process ids mean something only within it */
  namespace: string;
  pid: number;
}

/** This process. Machine id and boot id are Linux's; a container without a machine id is told by the boot of its host. */
export async function self(): Promise<Owner> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const id = await readFile("/etc/machine-id", "utf8").catch(() => boot);
  const namespace = await readlink("/proc/self/ns/pid").catch(() => "");
  return { machine: `${hostname()} ${id || boot}`, boot, namespace, pid: process.pid };
}

/** Whether the owner runs, or null where that cannot be told from here. */
export function isRunning(owner: Owner, here: Owner): boolean | null {
  if (owner.machine !== here.machine) return null;
  if (owner.boot !== here.boot) return false;
  if (owner.namespace !== here.namespace) return null;
  try {
    return process.kill(owner.pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** Reads what stands in a file of `self()`; null when it is not, or not yet, an owner. */
export function parseOwner(text: string): Owner | null {
  try {
    const { machine, boot, namespace, pid } = { ...(JSON.parse(text) as Partial<Owner>) };
    if (![machine, boot, namespace].every((it) => typeof it === "string")) return null;
    return Number.isSafeInteger(pid) && pid! > 0
      ? ({ machine, boot, namespace, pid } as Owner)
      : null;
  } catch {
    return null;
  }
}

/** Of an owner that lives here, but shows no sign of it: its number may have gone to another process. */
const patience = 30;

/**
 * Tells by repeated looks whether the owner that a file names is gone: at once where its process can be asked for, else
 * when the file has not changed for `staleLooks` looks. No clock, this one's or another machine's, is asked.
 */
export function openWatch(here: Owner, staleLooks: number): (path: string) => Promise<boolean> {
  const seen = new Map<string, { sign: string; looks: number }>();
  return async (path) => {
    const [text, status] = await Promise.all([
      readFile(path, "utf8").catch(() => null),
      stat(path).catch(() => null),
    ]);
    if (text === null || status === null) return true;
    const owner = parseOwner(text);
    const running = owner && isRunning(owner, here);
    if (running === false) return true;
    const sign = `${status.mtimeMs} ${text}`;
    const looks = seen.get(path)?.sign === sign ? seen.get(path)!.looks + 1 : 0;
    seen.set(path, { sign, looks });
    return looks >= (running ? patience : 1) * staleLooks;
  };
}

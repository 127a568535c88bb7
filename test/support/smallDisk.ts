import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether a small disk of its own can be had: Linux, by who may mount. */
export const canMount = tryMount();

/** Runs work while `dir`, an empty folder, is a disk of this size (`64k`, `2m`). */
export async function onSmallDisk(
  dir: string,
  size: string,
  work: () => Promise<void>,
): Promise<void> {
  mount(dir, size);
  try {
    await work();
  } finally {
    execFileSync("umount", [dir]);
  }
}

function mount(dir: string, size: string): void {
  const options = ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", dir];
  execFileSync("mount", options, { stdio: "ignore" });
}

function tryMount(): boolean {
  const dir = mkdtempSync(join(tmpdir(), "mount-"));
  try {
    mount(dir, "64k");
    execFileSync("umount", [dir]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

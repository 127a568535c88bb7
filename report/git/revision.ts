import { UserError } from "../../data/error.ts";
import { type Git, tryGit } from "./git.ts";

/** Branches that changes are compared with when nobody names one, the first that is there. */
const trunks = ["main", "origin/main"];

/** Hash of the commit that `name` stands for; throws UserError saying how to get it. */
export async function resolveCommit(git: Git, name: string): Promise<string> {
  await assertRepository(git);
  const hash = await findCommit(git, name);
  if (hash !== null) return hash;
  if ((await tryGit(git, ["rev-list", "--all", "--max-count=1"])) === "")
    throw new UserError("no commits here yet: git add --all, then git commit");
  const advice = (await isShallow(git))
    ? " (this clone is shallow: git fetch --deepen=100 origin, or git fetch --unshallow origin)"
    : " (a branch of the remote: git fetch origin)";
  throw new UserError(`unknown revision: ${name}${advice}`);
}

/** Where the branch that `head` is on left main; throws UserError saying how to deepen a clone that does not reach so far. */
export async function mergeBase(git: Git, head: string): Promise<string> {
  const tip = await resolveCommit(git, head);
  for (const trunk of trunks) {
    if ((await findCommit(git, trunk)) === null) continue;
    const base = await tryGit(git, ["merge-base", trunk, tip]);
    if (base) return base;
    throw new UserError(await unrelated(git, trunk, head));
  }
  throw new UserError(
    "no branch main here (git fetch --depth=100 origin main:refs/remotes/origin/main, or name a base: npm run diff BASE)",
  );
}

async function unrelated(git: Git, trunk: string, head: string): Promise<string> {
  const what = `no common commit of ${trunk} and ${head}`;
  return (await isShallow(git))
    ? `${what} in this shallow clone (git fetch --deepen=100 origin, or git fetch --unshallow origin)`
    : `${what} (name a base: npm run diff BASE)`;
}

async function assertRepository(git: Git): Promise<void> {
  if ((await tryGit(git, ["rev-parse", "--git-dir"])) === null)
    throw new UserError("not a git repository: results are compared between its commits");
}

function findCommit(git: Git, name: string): Promise<string | null> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  return tryGit(git, args);
}

/** Throws UserError saying how to get the whole history; `what` needs it. */
export async function assertWhole(git: Git, what: string): Promise<void> {
  await assertRepository(git);
  if (await isShallow(git))
    throw new UserError(
      `this clone is shallow: ${what} (git fetch --unshallow --tags origin; in a workflow fetch-depth: 0)`,
    );
}

async function isShallow(git: Git): Promise<boolean> {
  return (await tryGit(git, ["rev-parse", "--is-shallow-repository"])) === "true";
}

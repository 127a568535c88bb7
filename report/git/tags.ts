import { type Git, tryGit } from "./git.ts";

/** A release: its tag and the commit it names. */
export interface Version {
  tag: string;
  commit: string;
  /** when the commit was made, RFC 3339 */
  date: string;
}

/** Releases are tags `v1`, `v1.2`, `v1.2.3`. */
export const versionPattern = /^v(0|[1-9]\d*)(\.(0|[1-9]\d*)){0,2}$/;

/** Releases that `head` contains, the oldest first. */
export async function versions(git: Git, head: string): Promise<Version[]> {
  const names = await tryGit(git, ["tag", "--list", "v*", "--merged", head, "--sort=v:refname"]);
  const tags = (names ?? "").split("\n").filter((tag) => versionPattern.test(tag));
  return Promise.all(
    tags.map(async (tag) => {
      const args = [
        "log",
        "-1",
        "--format=%H %cI",
        "--end-of-options",
        `refs/tags/${tag}^{commit}`,
      ];
      const [commit, date] = (await git(args)).toString().trim().split(" ") as [string, string];
      return { tag, commit, date };
    }),
  );
}

#!/usr/bin/env bash
# open-pull-request.sh BRANCH: commits new results on BRANCH and opens a pull request with their diff; quiet when there are none.
set -euo pipefail
branch=$1
if [ -z "$(git status --porcelain -- analyses/results data/corpora)" ]; then
  echo 'the committed results are reproduced: nothing to propose'
  exit 0
fi
base=$(git rev-parse HEAD)
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git checkout -b "$branch"
git add -- analyses/results data/corpora
git commit --quiet --message 'compute the paper again'
body=$(mktemp)
npm run --silent diff -- "$base" HEAD --quiet --markdown "$body"
# the token stands in the environment of this step alone (GH_TOKEN)
git -c credential.https://github.com.helper='!gh auth git-credential' push origin "$branch"
gh pr create --head "$branch" --title 'Compute the paper again' --body-file "$body" || {
  echo "the branch $branch is pushed; if pull requests are refused, allow them (Settings, Actions, General: Allow GitHub Actions to create and approve pull requests) or open one by hand" >&2
  exit 1
}

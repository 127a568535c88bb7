#!/usr/bin/env bash
# review.sh BASE FOLDER NUMBER: what the checked-out commit does to the results of BASE, as files for a reviewer.
# Fails when a gate fails, after the files are written.
set -euo pipefail
base=$1 folder=$2 number=$3
mkdir -p "$folder"
printf '%s\n' "$number" > "$folder/number"
npm run --silent diff -- "$base" HEAD --gate --quiet \
  --markdown "$folder/comment.md" --html "$folder/diff.html" --json "$folder/diff.json"

#!/usr/bin/env bash
# compute.sh CORPUS ANALYSIS I/N FOLDER: one job of the plan, computed even where the committed result is fresh.
# What it made goes to FOLDER: of a whole analysis its result, of a part the cache.
set -euo pipefail
corpus=$1 analysis=$2 shard=$3 folder=$4
mkdir -p "$folder"
if [ "$shard" = 1/1 ]; then
  # New numbers may make claims of the prose false, so that its pages are not built: that is for the pull request to say.
  npm run build -- --corpus "$corpus" --only "$analysis" --force || echo "no pages from $corpus/$analysis" >&2
  npm run --silent build -- --corpus "$corpus" --explain | grep -E "^$corpus/$analysis +fresh$"
  mkdir -p "$folder/results/$corpus"
  result="analyses/results/$corpus/$analysis"
  cp "$result.json" "$folder/results/$corpus/"
  if [ -d "$result" ]; then cp -R "$result" "$folder/results/$corpus/"; fi
else
  npm run build -- --corpus "$corpus" --only "$analysis" --shard "$shard"
  cp -R .cache "$folder/cache"
  rm -rf "$folder/cache"/{figures,locks,start,versions} # of this machine, or of pages
fi

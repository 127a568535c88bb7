#!/usr/bin/env bash
# compute.sh CORPUS ANALYSIS I/N FOLDER: one job of the plan, computed even where the committed result is fresh.
# What it made goes to FOLDER: the cache, and the result if the job is the whole analysis.
set -euo pipefail
corpus=$1 analysis=$2 shard=$3 folder=$4
mkdir -p "$folder/cache" "$folder/results/$corpus"
if [ "$shard" = 1/1 ]; then
  npm run build -- --corpus "$corpus" --only "$analysis" --force
  result="analyses/results/$corpus/$analysis"
  cp "$result.json" "$folder/results/$corpus/"
  if [ -d "$result" ]; then cp -R "$result" "$folder/results/$corpus/"; fi
else
  npm run build -- --corpus "$corpus" --only "$analysis" --shard "$shard"
fi
# Not the drawings of figures: other jobs compute no pages from them.
for entry in .cache/*; do
  case $entry in .cache/figures | .cache/versions | '.cache/*') continue ;; esac
  cp -R "$entry" "$folder/cache/"
done

#!/usr/bin/env bash
# compute.sh CORPUS ANALYSIS I/N FOLDER: one job of the plan, computed even where the committed result is fresh.
# What it made goes to FOLDER: of a whole analysis its result, of a part the cache.
set -euo pipefail
corpus=$1 analysis=$2 shard=$3 folder=$4
if [ "$shard" = 1/1 ]; then
  npm run build -- --corpus "$corpus" --only "$analysis" --force
  mkdir -p "$folder/results/$corpus"
  result="analyses/results/$corpus/$analysis"
  cp "$result.json" "$folder/results/$corpus/"
  if [ -d "$result" ]; then cp -R "$result" "$folder/results/$corpus/"; fi
else
  npm run build -- --corpus "$corpus" --only "$analysis" --shard "$shard"
  mkdir -p "$folder"
  cp -R .cache "$folder/cache"
fi

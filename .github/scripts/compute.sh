#!/usr/bin/env bash
# compute.sh CORPUS ANALYSIS I/N FOLDER: one job of the plan. What it made goes to FOLDER: the cache, and the result if the job is the whole analysis.
set -euo pipefail
corpus=$1 analysis=$2 shard=$3 folder=$4
mkdir -p "$folder/cache" "$folder/results/$corpus"
if [ "$shard" = 1/1 ]; then
  npm run build -- --corpus "$corpus" --only "$analysis"
  cp -R "analyses/results/$corpus/$analysis"* "$folder/results/$corpus/"
else
  npm run build -- --corpus "$corpus" --only "$analysis" --shard "$shard"
fi
cp -R .cache/. "$folder/cache/"

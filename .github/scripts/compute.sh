#!/usr/bin/env bash
# compute.sh CORPUS ANALYSIS I/N FOLDER: one job of the plan, computed even where the committed result is fresh.
# What it made is copied below FOLDER: of a whole analysis its result, of a part the entries of the cache.
set -euo pipefail
corpus=$1 analysis=$2 shard=$3 folder=$4
part=()
if [ "$shard" != 1/1 ]; then part=(--shard "$shard"); fi
list=$(mktemp)
npm run compute -- --corpus "$corpus" --only "$analysis" "${part[@]}" --list "$list"
mkdir -p "$folder"
tar -cf - --files-from "$list" | tar -xf - -C "$folder"

#!/usr/bin/env bash
# merge-computed.sh FOLDER: what the jobs made, one folder a job below FOLDER, into .cache and analyses/results.
# Cache entries are named by the hash of what they come from: those of two jobs are the same or have different names.
# Committed results go first, so that the next build makes from the cache what came in parts, and nothing old stays.
set -euo pipefail
folder=$1
jobs=("$folder"/*/)
[ -d "${jobs[0]}" ] || { echo "nothing computed in $folder" >&2; exit 1; }
rm -rf analyses/results/*/
for job in "${jobs[@]}"; do
  for made in .cache analyses/results; do
    if [ -d "$job$made" ]; then mkdir -p "$made" && cp -R "$job$made/." "$made/"; fi
  done
done

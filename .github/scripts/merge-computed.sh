#!/usr/bin/env bash
# merge-computed.sh FOLDER: what the jobs made, one folder a job below FOLDER, into .cache and analyses/results.
# Cache entries are named by the hash of what they come from: those of two jobs are the same or have different names.
set -euo pipefail
folder=$1
mkdir -p .cache
for job in "$folder"/*/; do
  [ -d "$job" ] || continue
  if [ -d "${job}cache" ]; then cp -R "${job}cache/." .cache/; fi
  if [ -d "${job}results" ]; then cp -R "${job}results/." analyses/results/; fi
done

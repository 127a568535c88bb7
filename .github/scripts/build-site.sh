#!/usr/bin/env bash
# The site from the committed results alone, in dist/, with earlier versions under dist/v/. SITE_URL: its public address, if
# known. LARGE_NETWORK=true: the page Try with the best network.
set -euo pipefail
address=()
if [ -n "${SITE_URL:-}" ]; then address=(--url "$SITE_URL"); fi
network=()
if [ "${LARGE_NETWORK:-}" = true ]; then
  npm run fetch -- weights efficientNetLite0
  network=(--network)
fi
npm run build -- --frozen "${address[@]}" "${network[@]}"
npm run release -- --site dist "${address[@]}"

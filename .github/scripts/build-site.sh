#!/usr/bin/env bash
# The site from the committed results alone, in dist/, with earlier versions under dist/v/. SITE_URL: its public address, if known.
set -euo pipefail
address=()
if [ -n "${SITE_URL:-}" ]; then address=(--url "$SITE_URL"); fi
npm run build -- --frozen "${address[@]}"
npm run release -- --site dist "${address[@]}"

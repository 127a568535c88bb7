#!/usr/bin/env bash
# The site from the committed results alone, in dist/, with earlier versions under dist/v/. SITE_URL: its public address, if known.
set -euo pipefail
options=(--frozen)
if [ -n "${SITE_URL:-}" ] && npm run --silent build -- --help | grep -q -- '--url'; then
  options+=(--url "$SITE_URL")
fi
npm run build -- "${options[@]}"
npm run release -- --site dist

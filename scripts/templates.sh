#!/usr/bin/env bash
# Prints the path of every template, each ended by a NUL.
#
# Usage: scripts/templates.sh | xargs -0 COMMAND
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files -z --cached --others --exclude-standard -- '*/templates/*.html' 'templates/*.html' 'templates/*.txt'

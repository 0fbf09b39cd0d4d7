#!/usr/bin/env bash
# Puts every static file where the server finds it, named by its content and compressed.
#
# Usage: scripts/collect_static.sh
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python scripts/prepare_settings.py "${PORT:-8000}"
echo "Collecting static files ..."
.venv/bin/python manage.py collectstatic --no-input --clear --verbosity 0

#!/usr/bin/env bash
# Runs the tests on each of the engines named.
#
# Usage: scripts/test.sh sqlite|postgres|browser...
#
# What the machine lacks is installed where that is possible, else said at the end; with CI=true that is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."
# One test at a time is handed to whichever core is free, so that no core is left with the long ones.
pytest=(.venv/bin/python -m pytest -n 2 --maxschedchunk 1)
# The browser's plug-in is of no use to the other tests, and slow to load.
without_browser=("${pytest[@]}" -p no:playwright --ignore tests/browser tests)
failed=()
skipped=()

on_sqlite() {
    echo "== The tests on SQLite"
    env -u DATABASE_URL "${without_browser[@]}" || failed+=("SQLite")
}

on_postgres() {
    echo "== The tests on PostgreSQL"
    scripts/with_postgres.sh "${without_browser[@]}"
    local status=$?
    if [ $status = 75 ] && scripts/install_system.sh postgresql; then
        scripts/with_postgres.sh "${without_browser[@]}"
        status=$?
    fi
    case $status in
        0) ;;
        75) skipped+=("PostgreSQL 15 or newer was not found and could not be installed") ;;
        *) failed+=("PostgreSQL") ;;
    esac
}

path_of_chromium() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if type -P "$name"; then return; fi
    done
    # The one that playwright itself has fetched, if any.
    .venv/bin/python -c 'from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
    print(path if Path(path).exists() else "")' 2>/dev/null
}

in_browser() {
    echo "== The tests in Chromium"
    if [ -z "$(path_of_chromium)" ]; then
        scripts/install_system.sh chromium || .venv/bin/python -m playwright install chromium || true
    fi
    CHROMIUM=$(path_of_chromium)
    if [ -z "$CHROMIUM" ]; then
        skipped+=("Chromium was not found and could not be installed")
        return
    fi
    export CHROMIUM
    env -u DATABASE_URL "${pytest[@]}" tests/browser || failed+=("Chromium")
}

# Minutes as PDF need Pango; without it the tests of the PDF, and only those, would fail.
if ! .venv/bin/python -c 'import weasyprint' 2>/dev/null && ! scripts/install_system.sh pango; then
    skipped+=("Pango, which the PDF needs, was not found and could not be installed: the tests of the PDF fail")
fi

for engine in "$@"; do
    case $engine in
        sqlite) on_sqlite ;;
        postgres) on_postgres ;;
        browser) in_browser ;;
        *)
            echo "There are no tests called $engine: sqlite, postgres and browser are known." >&2
            exit 2
            ;;
    esac
done

for reason in ${skipped[@]+"${skipped[@]}"}; do
    echo "NOT RUN: $reason."
done
for name in ${failed[@]+"${failed[@]}"}; do
    echo "FAILED: the tests on $name."
done
if [ ${#failed[@]} -gt 0 ]; then exit 1; fi
if [ ${#skipped[@]} -gt 0 ] && [ "${CI:-}" = true ]; then exit 1; fi

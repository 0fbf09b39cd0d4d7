#!/usr/bin/env bash
# Runs every check that is not a test, all of them even when one fails, and says which failed.
#
# Usage: scripts/check.sh
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=()

check() {
    local name=$1
    shift
    echo "== $name"
    "$@" || failed+=("$name")
}

django() {
    DJANGO_SETTINGS_MODULE=tests.settings DATABASE_URL=sqlite://:memory: "$bin/python" -m django "$@"
}

# The settings of a site on the internet, with nothing of this machine's own.
deployment_settings() {
    env -u DEBUG -u ALLOWED_HOSTS -u DATABASE_URL DJANGO_SETTINGS_MODULE=iag_registry.settings \
        SECRET_KEY="$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        PUBLIC_URL=https://register.example "$bin/python" -m django check --deploy --fail-level WARNING
}

template_format() {
    scripts/templates.sh | xargs -0 "$bin/djade" --check --target-version 5.2
}

check "Lint" "$bin/ruff" check .
check "Format" "$bin/ruff" format --check --quiet .
check "Types" "$bin/mypy"
check "Imports run one way" "$bin/lint-imports"
check "Migrations in step" django makemigrations --check --dry-run
check "Template format" template_format
check "Templates compile" "$bin/python" scripts/compile_templates.py
check "Deployment settings" deployment_settings
check "Locked requirements" scripts/lock.sh --check

if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo "All checks passed."

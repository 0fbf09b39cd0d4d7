#!/usr/bin/env bash
# Compiles the locked requirements from pyproject.toml: every package with its hashes, for every platform, without the
# address of any package index.
#
# Usage: scripts/lock.sh           keeps the versions that still fit
#        scripts/lock.sh --upgrade takes the newest
#        scripts/lock.sh --check   changes nothing, and fails when a file is out of step
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
files=(requirements.txt requirements-dev.txt requirements-node.txt)

# No configuration of this machine is read, so that the hashes are those of the public index wherever this runs.
compile() {
    env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
        "$root/.venv/bin/python" -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --custom-compile-command "make lock" "$@"
}

if [ "${1:-}" = --check ]; then
    shift
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cp pyproject.toml "${files[@]}" "$folder/"
    cd "$folder"
fi

compile "$@" --output-file requirements.txt pyproject.toml
compile "$@" --output-file requirements-dev.txt --constraint requirements.txt --group dev pyproject.toml
compile "$@" --output-file requirements-node.txt --group node

for file in "${files[@]}"; do
    if ! diff -u "$root/$file" "$file"; then
        echo "$file is out of step with pyproject.toml. Remedy: run 'make lock' and commit what it changes." >&2
        exit 1
    fi
done

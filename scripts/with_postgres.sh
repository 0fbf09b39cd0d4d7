#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a PostgreSQL server of its own, which is stopped and removed afterwards.
#
# Usage: scripts/with_postgres.sh COMMAND...
# Exit status: that of the command; 75 when PostgreSQL 15 or newer was not found, and nothing was run.
#
# The server listens on a socket in a temporary folder, not on a port, so that it meets no other server. PostgreSQL
# refuses to run as root: root hands it to an unprivileged user. The register's user owns no more than it does in
# production: it may make databases, and is no superuser.
set -euo pipefail

folder_of_postgres() {
    local folder
    {
        if command -v pg_config >/dev/null; then pg_config --bindir; fi
        ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /usr/bin 2>/dev/null || true
    } | sort -V -r | while read -r folder; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ "$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 15 ]; then
            echo "$folder"
            break
        fi
    done
}

bin=$(folder_of_postgres)
if [ -z "$bin" ]; then
    exit 75
fi

folder=$(mktemp -d /tmp/register-postgres.XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=nobody
    if id postgres >/dev/null 2>&1; then owner=postgres; fi
    chown "$owner" "$folder"
    if command -v runuser >/dev/null; then
        as_owner=(runuser -u "$owner" --)
    else
        as_owner=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
    fi
fi
# The folder must be one that the owner may stand in.
owner_runs() {
    (cd "$folder" && ${as_owner[@]+"${as_owner[@]}"} "$@")
}

stop() {
    owner_runs "$bin/pg_ctl" stop --silent --mode immediate --pgdata "$folder/data" >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

chmod 755 "$folder"
made=
for ctype in C.UTF-8 en_US.UTF-8; do
    if owner_runs "$bin/initdb" --pgdata "$folder/data" --username superuser --auth trust --encoding UTF8 \
        --lc-collate C --lc-ctype "$ctype" --no-sync >"$folder/initdb.log" 2>&1; then
        made=yes
        break
    fi
    rm -rf "$folder/data"
done
if [ -z "$made" ]; then
    cat "$folder/initdb.log" >&2
    exit 1
fi
# Nothing here outlives the tests, so nothing waits for the disk; and to compile a query takes longer than to run it
# over the few rows of a test.
if ! owner_runs "$bin/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/server.log" \
    --options "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c jit=off" >/dev/null; then
    cat "$folder/server.log" >&2
    exit 1
fi
"$bin/psql" --quiet --host "$folder" --username superuser --dbname postgres \
    --command "CREATE ROLE register LOGIN CREATEDB" --command "CREATE DATABASE register OWNER register"

echo "PostgreSQL: $("$bin/postgres" --version)"
DATABASE_URL="postgresql://register@${folder//\//%2F}/register" "$@"

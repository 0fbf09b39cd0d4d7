#!/usr/bin/env bash
# Brings the database up to date, loads the register and serves it with the production server and settings.
#
# Usage: scripts/run.sh (PORT and DATABASE_URL are read from the environment; `make run` has prepared everything else)
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8000}
# What the register keeps here is for this account alone: the database holds what is withheld from the public.
umask 077

.venv/bin/python scripts/prepare_settings.py "$port"
# What the environment already says comes first.
while IFS='=' read -r name value; do
    case $name in
        [A-Z]*) if [ -z "${!name:-}" ]; then export "$name=$value"; fi ;;
    esac
done <var/register.env

.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py load_reference
.venv/bin/python manage.py load_register
# The search of a database from before there was one, or that was copied from elsewhere.
.venv/bin/python manage.py rebuild_search

same_database=
if [ -n "${DATABASE_URL:-}" ]; then same_database=", with the same DATABASE_URL"; fi
cat <<TEXT

The register is at http://127.0.0.1:$port (stop it with Ctrl+C).
To make a staff account, in another terminal$same_database: make staff NAME=a.smith ROLE='Engagement editor'

TEXT
exec .venv/bin/gunicorn --config iag_registry/gunicorn_config.py --bind "127.0.0.1:$port" iag_registry.wsgi:application

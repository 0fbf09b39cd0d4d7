#!/usr/bin/env python
"""Run Django's and the register's own commands.

After `make run` they read the same settings as the site that it serves, from var/register.env; what the environment
says comes first. Where the environment gives the key of a site, all its settings are taken from there.
"""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

from iag_registry.lib.env import variables_of_file

SETTINGS_OF_MAKE_RUN = Path(__file__).resolve().parent / "var" / "register.env"

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iag_registry.settings")
    of_another_site = os.environ.keys() & {"SECRET_KEY", "SECRET_KEY_FILE"}
    if SETTINGS_OF_MAKE_RUN.exists() and not of_another_site:
        for name, value in variables_of_file(SETTINGS_OF_MAKE_RUN).items():
            os.environ.setdefault(name, value)
    execute_from_command_line(sys.argv)

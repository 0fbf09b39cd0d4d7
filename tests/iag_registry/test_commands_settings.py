"""Commands read the settings of the site that `make run` serves, or those of the environment, and no mixture."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

FILE = "SECRET_KEY=invented-key-of-the-file-which-is-long-enough-for-a-key\nPUBLISHER_NAME=Of the file\n"
KEY = "invented-key-of-the-environment-which-is-long-enough"


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "Of the file"),
        ({"PUBLISHER_NAME": "Of the environment"}, "Of the environment"),
        ({"SECRET_KEY": KEY}, "Your police force"),
        ({"SECRET_KEY": KEY, "PUBLISHER_NAME": "Of the environment"}, "Of the environment"),
    ],
)
def test_settings_come_from_one_place(tmp_path: Path, environment: dict[str, str], name: str) -> None:
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "register.env").write_text(FILE, encoding="utf-8")
    print_it = "from django.conf import settings; print(settings.PUBLISHER_NAME)"
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(settings.BASE_DIR), "DEBUG": "1", **environment}
    done = subprocess.run(  # noqa: S603 - a command of our own
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", print_it],
        cwd=tmp_path,
        env=given,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == name

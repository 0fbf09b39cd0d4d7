"""Setting up: a key that is made once, and requirements that can be installed from any index and from no other file."""

import re
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings

from iag_registry.lib.env import variables_of_file

LOCKED = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")


def _name(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def _blocks(file_name):
    """Each locked package as its line with its hashes, by name."""
    text = (settings.BASE_DIR / file_name).read_text(encoding="utf-8")
    lines = text.replace("\\\n", " ").splitlines()
    return {_name(line): line for line in lines if line and not line.startswith(("#", " "))}


@pytest.mark.parametrize("file_name", LOCKED)
def test_locked_requirements_pinned_with_hashes(file_name):
    wrong = [line for line in _blocks(file_name).values() if "==" not in line or "--hash=sha256:" not in line]
    assert wrong == []


@pytest.mark.parametrize("file_name", LOCKED)
def test_locked_requirements_name_no_index(file_name):
    text = (settings.BASE_DIR / file_name).read_text(encoding="utf-8")
    assert re.findall(r"://|--find-links|--index-url|--extra-index-url|file:", text) == []


def test_locked_requirements_hold_every_dependency():
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)
    runtime = {_name(requirement) for requirement in declared["project"]["dependencies"]}
    groups = {name: {_name(item) for item in items} for name, items in declared["dependency-groups"].items()}
    assert runtime - set(_blocks("requirements.txt")) == set()
    assert (runtime | groups["dev"]) - set(_blocks("requirements-dev.txt")) == set()
    assert groups["node"] == set(_blocks("requirements-node.txt"))


def test_locked_requirements_agree():
    """The same versions and files; on which Pythons they are needed may differ, as the tests may need more."""
    development = {name: _without_marker(line) for name, line in _blocks("requirements-dev.txt").items()}
    differing = {
        name for name, line in _blocks("requirements.txt").items() if development[name] != _without_marker(line)
    }
    assert differing == set()


def _without_marker(line):
    """The version and the hashes of a locked package."""
    return re.sub(r" ; [^-]*(?= --hash)", " ", " ".join(line.split())).replace("  ", " ")


def test_lock_file_of_front_end_names_no_registry():
    text = (settings.BASE_DIR / "package-lock.json").read_text(encoding="utf-8")
    assert re.findall(r'"resolved"', text) == []


@pytest.fixture
def prepare(tmp_path):
    """Run the script in a copy of the project of its own."""
    source = settings.BASE_DIR / "scripts" / "prepare_settings.py"
    script = tmp_path / "scripts" / "prepare_settings.py"
    script.parent.mkdir()
    script.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")

    def run(port):
        return subprocess.run(  # noqa: S603 - the script is this project's
            [sys.executable, script, port], capture_output=True, check=False, text=True
        )

    return run


def test_prepare_settings_key_made_once_for_its_owner(prepare, tmp_path):
    prepare("8000")
    path = tmp_path / "var" / "secret_key"
    first = path.read_text(encoding="utf-8")
    prepare("8001")
    assert path.read_text(encoding="utf-8") == first
    assert len(first.strip()) == 86
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_prepare_settings_follows_port(prepare, tmp_path):
    prepare("8123")
    assert variables_of_file(tmp_path / "var" / "register.env") == {
        "SECRET_KEY_FILE": f"{tmp_path}/var/secret_key",
        "PUBLIC_URL": "http://127.0.0.1:8123",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
    }


@pytest.mark.parametrize("port", ["0", "65536", "eighty"])
def test_prepare_settings_port_unsound(prepare, port):
    done = prepare(port)
    assert (done.returncode, done.stderr) == (
        1,
        f"PORT is {port!r}. It must be a number from 1 to 65535, for example PORT=8000\n",
    )


def test_settings_of_the_example_can_be_read_by_a_shell():
    """As the crontab of the README reads them: a value with blanks in it would be taken for a command."""
    command = 'set -eua; . ./.env.example; echo "$SERVICE_NAME"'
    shell = ["/bin/sh", "-c", command]
    done = subprocess.run(shell, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.stderr, done.stdout) == ("", "Register of independent advisory groups\n")

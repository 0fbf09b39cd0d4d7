"""Every identifier of a rule that the repository names is explained in docs/rules.md."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLDERS = (
    "alerts",
    "changes",
    "feedback",
    "docs",
    "foi",
    "freshness",
    "groups",
    "iag_registry",
    "meetings",
    "reuse",
    "search",
    "scripts",
    "templates",
    "tests",
)
RULE = re.compile(r"\b(?:GRP|PPL|MIN|FOI|DP|ACC|EXP)-\d{2}\b")
TARGET = re.compile(r"\b[CFLPRVXZ]\d{1,2}\b")
FIRST_STRING = re.compile(r'^"""(.*?)"""', re.DOTALL)


def defined() -> set[str]:
    return set(re.findall(r"^\| ([A-Z]+-?\d+) \|", (ROOT / "docs/rules.md").read_text(), re.MULTILINE))


def texts() -> dict[str, str]:
    """What people wrote: code, pages and documents; not migrations, which keep the words of their day."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "migrations" not in path.parts]
    files += ROOT.glob("*.md")
    kept = {".py", ".html", ".md", ".sh"}
    return {str(path.relative_to(ROOT)): path.read_text() for path in files if path.suffix in kept}


def test_every_rule_that_is_named_is_explained() -> None:
    read = texts()
    named = {rule for text in read.values() for rule in RULE.findall(text)}
    assert len(read) >= 200
    assert named - defined() == set()


def test_every_target_that_a_module_names_is_explained() -> None:
    """Targets are looked for in what a module says of itself; in data the letters mean rows, as in tests/register."""
    modules = {path: text for path, text in texts().items() if path.endswith(".py")}
    said = [
        found[1]
        for path, text in modules.items()
        if (found := FIRST_STRING.match(text)) and not path.startswith("tests/register/rows")
    ]
    named = {target for words in said for target in TARGET.findall(words) if words[: words.find(target)].count("(")}
    assert named - defined() == set()
    assert {"L1", "P1", "V7", "Z3"} <= named


def test_no_document_outside_the_repository_is_referred_to() -> None:
    outside = re.compile(r"\b(?:domain|targets|architecture|style|seed-facts)\.md|\(style:? \d")
    itself = {"tests/house_rules/test_rules.py"}
    assert {path for path, text in texts().items() if outside.search(text)} - itself == set()

"""A page that axe never sees is noticed (X1)."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.test import Client

from tests.browser import templates_seen
from tests.browser.conftest import templates_missed
from tests.browser.looking import Looker


def test_page_that_axe_looks_at_is_seen_without_its_frame_and_its_parts(site, page):
    looker = Looker(page)
    looker.open(f"{site.url}/help/", status=200)
    assert sorted(templates_seen.SEEN) == []
    looker.problems()
    assert templates_seen.SEEN & templates_seen.page_templates() == {"pages/help.html"}


def test_page_that_is_only_asked_for_is_not_seen(site):
    assert "pages/about.html" in {each.name for each in Client(headers={"host": "127.0.0.1"}).get("/about/").templates}
    assert sorted(templates_seen.SEEN) == []


def test_new_template_that_nothing_shows_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(templates_seen, "FOLDER", tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/shown.html").write_text('{% extends "base.html" %}')
    (tmp_path / "pages/new.html").write_text('{% load layout %}{% extends "base.html" %}')
    (tmp_path / "pages/part.html").write_text("<p>A part of a page.</p>")
    assert templates_seen.unseen({"pages/shown.html"}) == ["pages/new.html"]


def test_templates_that_are_no_pages_are_there():
    missing = [name for name in templates_seen.NO_PAGES if not (templates_seen.FOLDER / name).exists()]
    assert missing == []


class Reporter:
    """What pytest reports of a run, as far as it is asked here."""

    def __init__(self, *names: str) -> None:
        report = SimpleNamespace(user_properties=[("axe saw", list(names)), ("proof", ["another", 0, 1])])
        self.stats = {"": [report], "passed": [SimpleNamespace()]}


def run_of(*arguments: str, reporter: Any, keyword: str = "") -> Any:
    """The configuration of a run of these files, as far as it is asked here."""
    return SimpleNamespace(
        args=arguments,
        invocation_params=SimpleNamespace(dir=settings.BASE_DIR),
        option=SimpleNamespace(keyword=keyword, collectonly=False),
        pluginmanager=SimpleNamespace(get_plugin=lambda name: reporter),
    )


def test_whole_run_is_told_of_every_template_that_it_did_not_show():
    every = sorted(templates_seen.page_templates())
    assert templates_missed(run_of("tests/browser", reporter=Reporter())) == every
    assert templates_missed(run_of("tests/browser", reporter=Reporter(*every[1:]))) == every[:1]
    assert templates_missed(run_of("tests/browser", reporter=Reporter(*every))) == []


def test_part_of_a_run_judges_nothing():
    part = run_of("tests/browser/test_frame.py", reporter=Reporter())
    assert templates_missed(part) is None
    assert templates_missed(run_of("tests/browser", reporter=Reporter(), keyword="menu")) is None

"""A page that axe never sees is noticed (X1)."""

from django.test import Client

from tests.browser import templates_seen
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

"""Looks for what a file holds and its pages do not show, before the file is given to anyone outside (F10)."""

from iag_registry.lib.hidden_data.finding import find_hidden
from iag_registry.lib.hidden_data.things import Hidden, HiddenThing, described

__all__ = ["Hidden", "HiddenThing", "described", "find_hidden"]

"""Panels of meetings on the pages of other apps."""

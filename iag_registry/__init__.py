"""The project: its settings, its addresses and the pages that belong to no one app."""

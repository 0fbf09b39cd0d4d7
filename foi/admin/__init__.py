"""The staff screens of the requests for information: one file for each sort of record."""

from foi.admin import request

__all__ = ["request"]

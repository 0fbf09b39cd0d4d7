"""The staff screens of the requests for information: one file for each sort of record."""

from foi.admin import exemption, request

__all__ = ["exemption", "request"]

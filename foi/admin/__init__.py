"""The staff screens of the requests for information: one file for each sort of record."""

from foi.admin import bank_holiday, exemption, question, request

__all__ = ["bank_holiday", "exemption", "question", "request"]

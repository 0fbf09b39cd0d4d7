"""A question that is asked for one row at a time, and only of rows of which it must be asked."""

from django.db.models import Exists


class ExistsRowByRow(Exists):
    """`Exists` that looks for the one row through an index, each time that it is asked.

    PostgreSQL would otherwise read the whole table at the first of many rows, to remember what there is. That takes
    longer where a cheaper condition before it decides for nearly every row. It does not with an OFFSET.
    """

    template = "EXISTS(%(subquery)s OFFSET 0)"

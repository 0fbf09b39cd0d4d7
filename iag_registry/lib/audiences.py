"""Who may see what (DP-01): the audiences of a row, and the classes of a field."""

from django.db import models


class Audience(models.TextChoices):
    """Who a row, or the name in it, may be shown to; each audience sees its own rows and those of the ones before."""

    PUBLIC = "public", "Public"
    ON_REQUEST = "on_request", "On request, considered case by case"
    STAFF = "staff", "Staff"
    RESTRICTED = "restricted", "Restricted"

    def sees(self, row: "Audience | str") -> bool:
        """True where a viewer of this audience may see a row that is meant for that one."""
        order = list(Audience)
        return order.index(Audience(row)) <= order.index(self)

    @property
    def seen(self) -> list["Audience"]:
        """The audiences whose rows a viewer of this one may see."""
        return [row for row in Audience if self.sees(row)]


class FieldClass(models.TextChoices):
    """What a column may hold, declared once for each field of each model; a test fails for a field without one.

    PUBLIC columns leave the server with a row whose audience allows it. The others never do.
    """

    PUBLIC = "public", "Public when its row is"
    PERSONAL = (
        "personal",
        "About a person: public only through a view that asks the row's audience",
    )
    STAFF = "staff", "Staff only"
    RESTRICTED = "restricted", "Restricted: named officers only"

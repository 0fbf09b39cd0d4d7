"""The addresses of the pages of the disclosure log, for programs that look for all of them."""

from datetime import date

from foi.disclosure.log import listed, log_lines


def log_addresses(day: date) -> list[tuple[str, date]]:
    """The page of each entry, with the day on which its newest reply was published or withdrawn."""
    return [(line.url, line.withdrawn_on or line.published_on) for line in log_lines(listed(day))]

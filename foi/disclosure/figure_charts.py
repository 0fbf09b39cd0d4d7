"""The charts of the public figures: of the latest quarters, and of nothing that the tables do not give."""

from collections.abc import Sequence

from foi.disclosure.figures import PublicFigures, QuarterView
from iag_registry.lib.charts import Bar, Chart, Piece

SHOWN = 8
"""How many quarters a chart shows."""
RECEIVED = (("received", "received", "received"),)
TIMES = (
    ("in_twenty", "within 20 working days", "in 20 days"),
    ("in_extension", "within an extension", "extended"),
    ("late", "late", "late"),
)
ENDS = (
    ("granted", "granted in full", "in full"),
    ("in_part", "granted in part", "in part"),
    ("refused_in_full", "refused in full", "refused"),
)
"""Of each piece of a bar the figure, what it means, and that in short."""


def figure_charts(figures: PublicFigures, in_time: int) -> list[Chart]:
    """Received, answered when, the share in time beside the threshold, and how requests ended."""
    views = figures.quarters[:SHOWN]
    if not views:
        return []
    latest = f"the latest {len(views)} quarters" if len(views) > 1 else "the latest quarter"
    charts = [
        Chart(
            "received",
            "Requests received",
            f"How many requests were received in each of {latest}.",
            _bars(views, RECEIVED),
        ),
        Chart(
            "in-time",
            "Answered in full, and when",
            f"Of the requests received in each of {latest}: how many were answered within 20 working days, how many "
            "later within a permitted extension, and how many late.",
            _bars(views, TIMES),
        ),
        Chart(
            "share",
            "Share answered in time",
            f"Of a hundred requests that were answered in full, how many were answered in time. The line stands at "
            f"{in_time}, below which the share should not fall.",
            tuple(_share(view) for view in views),
            most=100,
            mark=in_time,
            mark_words=f"line: {in_time} per cent",
        ),
    ]
    final = [view for view in figures.quarters if view.is_final][:SHOWN]
    if final:
        about = "How the requests ended that were answered in full, of the quarters whose figures are final."
        charts.append(Chart("outcomes", "How they ended", about, _bars(final, ENDS)))
    return charts


def _bars(views: Sequence[QuarterView], figures: Sequence[tuple[str, str, str]]) -> tuple[Bar, ...]:
    return tuple(_bar(view, figures) for view in views)


def _bar(view: QuarterView, figures: Sequence[tuple[str, str, str]]) -> Bar:
    shown = [(view.shown(key), words, short) for key, words, short in figures]
    pieces = tuple(Piece(words, each.number, each.words) for each, words, _ in shown)
    if len(shown) > 1 and any(each.number is None for each, _, _ in shown):
        return Bar(view.quarter.short, pieces, "not every number is given")
    return Bar(view.quarter.short, pieces, ", ".join(f"{each.words} {short}" for each, _, short in shown))


def _share(view: QuarterView) -> Bar:
    share = view.share
    words = f"{share.words} per cent" if share.number is not None else share.words
    return Bar(view.quarter.short, (Piece("per cent in time", share.number, share.words),), words)

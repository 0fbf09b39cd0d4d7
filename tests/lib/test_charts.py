"""Charts of bars: where each piece is drawn, and that nothing is drawn of what is not given."""

from iag_registry.lib.charts import Bar, Box, Chart, Piece


def bar(*amounts):
    return Bar("A", tuple(Piece(f"P{n}", amount, str(amount)) for n, amount in enumerate(amounts)), "words")


def chart(*bars, **values):
    return Chart("key", "Title", "About.", bars, **values)


def test_longest_bar_has_the_full_width_and_pieces_follow_one_another():
    first, second = chart(bar(1, 2, 1), bar(0, 1, 0)).drawn
    assert first.boxes == (Box(0.0, 25.0, "solid"), Box(25.0, 50.0, "hatched"), Box(75.0, 25.0, "dotted"))
    assert second.boxes == (Box(0.0, 25.0, "hatched"),)
    assert (first.y, second.y, chart(bar(1), bar(1)).height) == (52, 142, 180)


def test_bar_of_which_a_piece_is_not_given_is_not_drawn():
    made = chart(bar(9, None), bar(2, 2))
    assert (made.full, made.drawn[0].boxes) == (4, ())


def test_chart_without_anything_is_drawn_all_the_same():
    assert (chart().full, chart().height, chart().heads, chart().meanings) == (1, 0, [], [])
    assert chart(bar(0)).drawn[0].boxes == ()


def test_line_is_drawn_at_its_amount():
    assert chart(bar(50), most=100, mark=90).mark_x == 90.0
    assert chart(bar(50)).mark_x is None


def test_pieces_are_explained_where_there_are_several():
    assert chart(bar(1, 2)).meanings == [("P0", "solid"), ("P1", "hatched")]
    assert chart(bar(1)).meanings == []
    assert chart(bar(1)).heads == ["P0"]

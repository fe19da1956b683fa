"""Squeezing and stretching one line, step by step."""

from __future__ import annotations

from itertools import pairwise

from newsroom.typeset.justify import place
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Rules, Spaced
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book


def spaced(text: str, **rules: object) -> Spaced:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    return space(text, natural, EM, Rules(**rules), lambda at: scale.ink(text[at]))  # type: ignore[arg-type]


def widths(text: str, room: float, align: str = "justify", **rules: object) -> list[int]:
    """Pen distances of the whole text set as one line."""
    xs, _ = place(spaced(text, **rules), 0, len(text), 0, round(room * EM), align)
    return [b - a for a, b in pairwise(xs)]


def test_nothing_changes_where_it_fits():
    assert widths("甲乙丙丁", 4) == [1000] * 4


def test_word_spaces_stretch_first_and_to_half_an_em():
    assert widths("ab cd ef", 3.6) == [500, 500, 300, 500, 500, 300, 500, 500]


def test_then_han_latin_gaps_to_a_third():
    assert widths("甲ab乙", 3.6) == [1300, 500, 800, 1000]


def test_then_all_other_gaps_equally():
    assert widths("甲乙ab丙丁", 6) == [1167, 1333, 500, 833, 1167, 1000]


def test_the_remainder_never_shows_at_the_end():
    for room in (4.001, 4.0333, 4.7, 5.111):
        xs, _ = place(spaced("甲乙丙丁"), 0, 4, 0, round(room * EM), "justify")
        assert xs[-1] == round(room * EM)


def test_connectors_and_solidus_keep_close():
    found = widths("甲～乙丙", 4.3)
    assert found[:2] == [1000, 1000]
    assert found[2] == 1300


def test_brackets_give_way_before_pauses_and_gaps():
    assert widths("甲，乙（丙）丁戊", 7.5) == [1000, 1000, 750, 1000, 1000, 750, 1000, 1000]


def test_pauses_give_way_next_and_stops_only_if_told():
    assert widths("甲，乙。丙", 4.5)[1] == 500
    assert sum(widths("甲。乙丙", 3.5)) == 4000
    assert sum(widths("甲。乙丙", 3.5, squeeze_stops=True)) == 3500


def test_an_opening_mark_is_squeezed_on_its_left():
    xs, _ = place(spaced("甲乙（丙丁"), 0, 5, 0, 4500, "justify")
    assert xs == (0, 1000, 1500, 2500, 3500, 4500)


def test_letters_of_one_atom_are_spaced_only_a_little():
    assert sum(widths("abcdef", 3.3)) == 3300
    assert sum(widths("abcdef", 9)) == 3000


def test_one_character_is_left_alone():
    assert widths("甲", 5) == [1000]


def test_alignment_moves_the_line():
    text = spaced("甲乙")
    assert place(text, 0, 2, 100, 4000, "right")[0] == (2100, 3100, 4100)
    assert place(text, 0, 2, 0, 4000, "centre")[0] == (1000, 2000, 3000)


def test_tracking_is_added_to_every_gap():
    text = spaced("甲乙丙")
    assert place(text, 0, 3, 0, 4000, "left", -50)[0] == (0, 950, 1900, 2900)


def test_a_line_of_blanks_has_no_width():
    assert place(spaced("   "), 0, 3, 7, 4000, "justify") == ((7, 7, 7, 7), 0.0)


def test_the_letters_of_a_parted_address_share_a_wide_gap():
    # Two Han and an address that goes on in the next line: 3.5 em are left over.
    text = "网址http://www.abc-defghijklmnopqrst.cn"
    made = spaced(text)
    end = text.index("-") + 1
    room = made.acc_end[end] + 3 * EM
    xs, each = place(made, 0, end, 0, room, "justify")
    widths = [b - a for a, b in pairwise(xs)]
    assert xs[-1] == room
    assert each < 0.25
    assert widths[0] < 1.25 * EM
    # A word that stands whole on the line is never set wide for it.
    whole = spaced("网址的abcdefgh国国")
    xs, each = place(whole, 0, 11, 0, whole.acc_end[11] + 3 * EM, "justify")
    assert [b - a for a, b in pairwise(xs)][3:10] == [EM // 2] * 7

"""Vertical headlines: what stands, lies and shares an em, and how headings are set in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.frame import Run, Stance, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.typeset.compose import Composer
from newsroom.typeset.display import Letters
from newsroom.typeset.vertical import APART, CLOSER, apart, cells, down, fits, length, standing
from tests.typeset.headlines import HEADLINES
from tests.typeset.material import edition, house, placement, story
from tests.typeset.square import square_book

EM = Length(1000)
LETTERS = Letters(square_book(), "body", EM)
HOUSE = house("shangjie-shibao")


def stances(text: str) -> str:
    """Upright characters as they are, those across in brackets, those lying after a stroke."""
    out = ""
    for cell in cells(LETTERS, text):
        match cell.stance:
            case Stance.ACROSS:
                out += f"[{cell.text}]"
            case Stance.LYING:
                out += f"/{cell.text}"
            case _:
                out += cell.text
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月20日", "5月[20]日"),
        ("2026年", "/2/0/2/6年"),
        ("100天", "[100]天"),
        ("30%", "[30%]"),
        ("98.6%", "/9/8/./6/%"),
        ("AI时代", "AI时代"),
        ("G310国道", "G[310]国道"),
        ("C919首飞", "C[919]首飞"),
        ("5G、WTO", "5G︑WTO"),
        ("Newsroom", "/N/e/w/s/r/o/o/m"),
        ("2001—2020", "/2/0/0/1/—/2/0/2/0"),
        ("A座", "A座"),
        ("“新”‘小’", "﹃新﹄﹁小﹂"),
        ("《书》（一）", "︽书︾︵一︶"),
        ("——记……", "︱︱记︙︙"),
    ],
)  # fmt: skip
def test_each_sign_stands_in_its_way(text: str, found: str) -> None:
    assert stances(text) == found


@given(st.text("国民12345ABCDEFxy%.+—，。“”《》·", max_size=24))
def test_single_letters_are_measured_at_full_width_and_read_the_same(text: str) -> None:
    wide = standing(text)
    assert len(wide) == len(text)
    found, plain = (
        [(cell.text.replace("＋", "+"), cell.stance) for cell in cells(LETTERS, each)]
        for each in (wide, text)
    )
    assert found == plain


def test_a_line_is_set_apart_and_stands_in_the_middle() -> None:
    line = cells(LETTERS, "新颜")
    (run,) = down(LETTERS, line, Length(10_000), apart([line], 10))
    assert run.text == "新颜"
    assert run.xs == (3900, 5100, 6100)


def test_marks_take_little_more_than_half_an_em() -> None:
    line = cells(LETTERS, "“新”颜")
    assert length(line) == pytest.approx(3.2)
    (run,) = down(LETTERS, line, Length(3200), apart([line], 3.2))
    assert run.xs == (-400, 600, 1600, 2200, 3200)


def test_a_dash_stays_whole() -> None:
    line = cells(LETTERS, "——记")
    (run,) = down(LETTERS, line, Length(10_000), apart([line], 10))
    assert run.xs[1] - run.xs[0] == 1000
    assert run.xs[2] - run.xs[1] == 1000 + EM * APART


def test_lines_side_by_side_are_equally_dense() -> None:
    lines = [cells(LETTERS, "老街换了新颜"), cells(LETTERS, "人来了")]
    assert apart(lines, 20) == APART
    assert apart(lines, 6.5) == pytest.approx(0.1)
    assert apart(lines, 3) == -CLOSER


def test_digits_across_share_one_em() -> None:
    line = cells(LETTERS, "第300次")
    _, across, _ = down(LETTERS, line, Length(3000), 0.0)
    assert (across.text, across.stance) == ("300", Stance.ACROSS)
    assert across.xs == (1000, 1000, 1000, 2000)
    assert sum(across.advances) == pytest.approx(1100, abs=3)
    assert across.narrow == pytest.approx(1.1 / 1.5)


def test_a_lying_word_takes_its_width() -> None:
    line = cells(LETTERS, "看Newsroom")
    _, word = down(LETTERS, line, Length(9000), 0.0)
    assert {b - a for a, b in pairwise(word.xs)} == {500}


@given(st.text("国民5AB，“”—2026", max_size=40), st.integers(1, 30_000))
def test_a_line_never_leaves_its_height(text: str, height: int) -> None:
    line = cells(LETTERS, text)
    found = down(LETTERS, line, Length(height), apart([line], height / EM))
    assert "".join(run.text for run in found) == "".join(cell.text for cell in line)
    for run in found:
        assert len(run.xs) == len(run.text) + 1
        assert run.xs[-1] <= height + 1
        assert run.xs[0] >= -EM // 2


def test_whether_a_line_fits() -> None:
    assert fits(LETTERS, "国" * 10, Length(9500))
    assert not fits(LETTERS, "国" * 10, Length(9000))


def heading_of(headline: str, depth: int = 30, **facts: str) -> list[TextFrame]:
    article = story("a", 4, headline=headline, **facts)
    at = placement("a", span=3, depth=depth, vertical_headline=True)
    page = Composer(HOUSE).page(edition(HOUSE, (article,), (at,)), "page2")
    roles = (TextRole.HEADLINE, TextRole.KICKER, TextRole.SUBHEAD)
    return [f for f in page.frames if isinstance(f, TextFrame) and f.role in roles]


def runs_of(frame: TextFrame) -> list[Run]:
    return [run for line in frame.lines for run in line.runs]


def test_kicker_headline_and_subhead_stand_side_by_side_from_the_right() -> None:
    found = heading_of("老街焕新", kicker="河东路改造", subhead="——走访市场见闻")
    assert all(frame.vertical for frame in found)
    by_role = {frame.role: frame.x for frame in found}
    assert by_role[TextRole.KICKER] > by_role[TextRole.HEADLINE] > by_role[TextRole.SUBHEAD]
    for one, other in pairwise(sorted(found, key=lambda frame: frame.x)):
        assert one.x + one.width <= other.x


def test_every_headline_stands_within_its_height_or_is_set_across() -> None:
    upright = 0
    for text in HEADLINES[::3]:
        for frame in heading_of(text):
            if not frame.vertical:
                continue
            upright += 1
            for run in runs_of(frame):
                assert run.xs[-1] <= frame.height + 1
                assert run.stance is Stance.ACROSS or not run.text.isdigit() or len(run.text) != 2
    assert upright >= len(HEADLINES[::3]) * 0.9


def test_a_headline_too_long_for_the_height_is_set_across() -> None:
    (found,) = heading_of("全区重点项目建设实现首季开门红" * 8)
    assert not found.vertical

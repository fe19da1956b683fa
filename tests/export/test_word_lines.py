from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.export.word_lines import (
    GUARD,
    Glyph,
    Look,
    Policy,
    font_names,
    glyphs,
    pieces,
    runs_xml,
    tracking,
)
from newsroom.model.frame import FontFace, Line, Run, TextRole
from newsroom.model.length import EMU_PER_TWIP, Length, Pt

from . import made

LOOK = Look("宋体", "宋体", 20, "000000")
EM = 200  # twips of ten points


def row(text: str, *origins: float, advance: float = EM) -> list[Glyph]:
    """Glyphs at origins given in twips, an em apart where none are given."""
    places = origins or tuple(EM * index for index in range(len(text)))
    return [
        Glyph(char, LOOK, x * EMU_PER_TWIP, advance * EMU_PER_TWIP)
        for char, x in zip(text, places, strict=True)
    ]


def line(text: str, **options) -> Line:
    run = made.run(text, Pt(10), 0, **options)
    return Line(Pt(8), (run,), Pt(130), 0, TextRole.BODY)


def test_an_undisturbed_line_needs_no_tracking():
    assert tracking(row("一二三四"), Policy.SAFE) == (0, 0, 0, 0)
    assert [piece.text for piece in pieces(row("一二三四"), Policy.SAFE)] == ["一二三四"]


def test_stretch_is_carried_by_every_glyph_but_the_last():
    spread = row("一二三四", 0, 210, 420, 630)
    assert tracking(spread, Policy.SAFE) == tracking(spread, Policy.EXACT) == (10, 10, 10, 0)


def test_exact_takes_the_squeeze_at_the_mark_and_safe_over_the_line():
    squeezed = row("一。”二三", 0, 200, 300, 500, 700)
    assert tracking(squeezed, Policy.EXACT) == (0, -100, 0, 0, 0)
    assert tracking(squeezed, Policy.SAFE) == (-25, -25, -25, -25, -25)


def test_a_mark_trimmed_at_the_lines_end_is_no_squeeze():
    text = row("一二。")
    assert tracking(text, Policy.SAFE) == (0, 0, 0)


@given(
    st.lists(st.floats(-90, 60), min_size=1, max_size=40),
    st.sampled_from(list(Policy)),
)
def test_no_glyph_is_off_by_more_than_a_hair(gaps, policy):
    places = [0.0]
    for gap in gaps:
        places.append(places[-1] + EM + gap)
    given_row = row("字" * len(places), *places)
    spaces = tracking(given_row, policy)
    pen, hair = 0.0, 2.6  # twips: 0.05 mm
    for place, space in zip(places[:-1], spaces, strict=False):
        if policy is Policy.EXACT:
            assert abs(pen - place) <= hair
        pen += EM + space
    assert abs(pen - places[-1]) <= (hair if policy is Policy.EXACT else hair + len(gaps) / 2)
    assert policy is Policy.SAFE or spaces[-1] == 0


def test_safe_tightens_the_han_and_leaves_numbers_and_their_gaps_alone():
    text = "了。”12月三四五"
    origins = (0, 200, 300, 550, 650, 800, 1000, 1200, 1400)
    narrow = [
        replace(glyph, advance=100 * EMU_PER_TWIP) if glyph.char in "12" else glyph
        for glyph in row(text, *origins)
    ]
    assert tracking(narrow, Policy.SAFE) == (0, 0, 50, 0, 50, -33, -33, -33, -33)


def test_a_stretch_before_a_number_makes_up_for_what_libreoffice_drops():
    text = "一二。”三12"
    origins = (0, 200, 400, 500, 700, 950, 1050)
    narrow = [
        replace(glyph, advance=100 * EMU_PER_TWIP) if glyph.char in "12" else glyph
        for glyph in row(text, *origins)
    ]
    assert tracking(narrow, Policy.SAFE) == (-29, -29, -29, -29, 50, 0, 0)


def test_marks_of_odd_widths_are_set_in_the_measured_font():
    run = Run("甲“", made.SONG, Pt(10), (0, 127000, 190500), (127000, 63500))
    found = glyphs(Line(Pt(8), (run,), Pt(40), 0, TextRole.BODY), Policy.SAFE)
    assert [glyph.look.font for glyph in found] == ["宋体", "Noto Serif CJK SC"]


def test_han_and_latin_are_guarded_from_a_second_gap():
    text = line("共12座AI“库”A（B）")
    safe = "".join(piece.text for piece in pieces(glyphs(text, Policy.SAFE), Policy.SAFE))
    assert safe == f"共{GUARD}12{GUARD}座{GUARD}AI“库”A（B）"
    exact = "".join(piece.text for piece in pieces(glyphs(text, Policy.EXACT), Policy.EXACT))
    assert exact == text.text
    assert all(
        piece.tracking == 0
        for piece in pieces(glyphs(text, Policy.SAFE), Policy.SAFE)
        if piece.text == GUARD
    )


def test_latin_is_named_after_the_measured_font_only_where_it_stands_in():
    own = FontFace("/f.ttf", 0, "SimSun", "Regular", "宋体", "SimSun")
    assert made.SONG.substituted
    stood_in = line("甲A")
    assert glyphs(stood_in, Policy.SAFE)[0].look.latin == "Noto Serif CJK SC"
    assert glyphs(stood_in, Policy.EXACT)[0].look.latin == "宋体"
    run = Run("甲", own, Pt(10), (0, int(Pt(10))), (int(Pt(10)),))
    real = Line(Pt(8), (run,), Pt(10), 0, TextRole.BODY)
    assert glyphs(real, Policy.SAFE)[0].look.latin == "宋体"
    assert font_names([stood_in, real], Policy.SAFE) == {
        "Noto Serif CJK SC": "SimSun",
        "宋体": "SimSun",
    }
    assert font_names([stood_in], Policy.EXACT) == {"宋体": "SimSun"}


def test_sizes_word_cannot_say_are_rounded_and_made_up_for():
    size = Length(round(Pt(14.3)))
    run = Run("一二", made.SONG, size, (0, int(size), int(size) * 2), (int(size),) * 2)
    found = glyphs(Line(Pt(14), (run,), Pt(40), 0, TextRole.KICKER), Policy.EXACT)
    assert found[0].look.size == 29
    assert found[0].advance == pytest.approx(Pt(14.5), abs=2)
    assert tracking(found, Policy.EXACT)[0] == -4


def test_runs_say_only_what_differs_from_the_style():
    plain = pieces(row("一<二&"), Policy.SAFE)
    assert runs_xml(plain, LOOK) == (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve">一&lt;二&amp;</w:t></w:r>'
    )
    red = runs_xml(plain, Look("黑体", "黑体", 21, "FF0000"))
    assert 'w:eastAsia="宋体"' in red
    assert '<w:color w:val="000000"/>' in red
    assert '<w:sz w:val="20"/>' in red


def test_characters_xml_cannot_hold_become_blanks():
    run = Run("一\x07二", made.SONG, Pt(10), (0, 1, 2, 3), (1, 1, 1))
    found = glyphs(Line(Pt(8), (run,), Pt(40), 0, TextRole.BODY), Policy.SAFE)
    assert "".join(glyph.char for glyph in found) == "一 二"


def test_a_line_without_characters_has_no_runs():
    assert tracking([], Policy.SAFE) == ()
    assert pieces([], Policy.EXACT) == ()


def test_a_blank_takes_the_squeeze_of_the_mark_before_it():
    text = "摘。\u3000李二"
    origins = (0, 200, 300, 500, 700)
    squeezed = line_of(text, origins)
    found = glyphs(squeezed, Policy.SAFE)
    assert found[2].look.size == 10
    assert found[2].x == 400 * EMU_PER_TWIP
    assert tracking(found, Policy.SAFE) == (0, 0, 0, 0, 0)
    exact = glyphs(squeezed, Policy.EXACT)
    assert exact[2].look.size == 20
    assert tracking(exact, Policy.EXACT) == (0, -100, 0, 0, 0)


def test_a_blank_between_han_is_the_same_in_every_font():
    found = glyphs(line_of("员 王", (0, 200, 300)), Policy.SAFE)
    assert found[1].char == "\u3000"
    assert found[1].look.size == 10
    assert glyphs(line_of("员 王", (0, 200, 300)), Policy.EXACT)[1].char == " "
    assert glyphs(line_of("A B", (0, 200, 300)), Policy.SAFE)[1].char == " "


def test_a_blank_trimmed_before_a_bracket_is_set_smaller():
    found = glyphs(line_of("摘\u3000（二", (0, 200, 300, 500)), Policy.SAFE)
    assert [glyph.look.size for glyph in found] == [20, 10, 20, 20]
    assert tracking(found, Policy.SAFE) == (0, 0, 0, 0)


def line_of(text: str, origins: tuple[float, ...]) -> Line:
    xs = tuple(round(x * EMU_PER_TWIP) for x in (*origins, origins[-1] + EM))
    run = Run(text, made.SONG, Pt(10), xs, (EM * EMU_PER_TWIP,) * len(text))
    return Line(Pt(8), (run,), Pt(130), 0, TextRole.CAPTION)

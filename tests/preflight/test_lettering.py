from __future__ import annotations

from dataclasses import replace

from newsroom.preflight import lettering
from tests.preflight.made import changed, clean, composer, snapshot, words

NO_FONT = "\U0003a000"  # assigned to nothing


def test_characters_that_no_font_shows() -> None:
    body = clean().articles["second"].body + NO_FONT
    told = words(lettering.missing_glyphs, changed("second", body=body))
    assert told == [f"有字体里没有的字，印成〓：{NO_FONT}"]
    assert words(lettering.missing_glyphs) == []


def test_fonts_are_told_once_for_the_issue() -> None:
    told = snapshot()
    (page,) = told.pages
    lacking = replace(page, substituted=("方正小标宋简体",))
    pages = (lacking, replace(lacking, number=3))
    (found,) = lettering.fonts(replace(told, pages=pages))
    assert found.words == "本机没有方正小标宋简体，预览和 PDF 用相近的字体代替"
    assert list(lettering.fonts(replace(told, pages=(replace(page, substituted=()),)))) == []


def test_borrowed_characters_as_composition_tells_of_them() -> None:
    song, kai = composer().book.font("body"), composer().book.font("kai")
    rare = map(chr, range(0x3400, 0x4DC0))
    char = next(char for char in rare if song.covers(char) > kai.covers(char))
    body = f"> 按：{char}字招牌。\n" + clean().articles["second"].body
    (found,) = lettering.borrowed_glyphs(snapshot(changed("second", body=body)))
    assert found.words.startswith(f"“{char}”不在本版所用的字体里，暂用 ")
    assert found.words.endswith("代替")
    assert words(lettering.borrowed_glyphs) == []

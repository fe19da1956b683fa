from __future__ import annotations

import io
import uuid
from dataclasses import replace
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from newsroom.export import subsets, word_page
from newsroom.export.embedding import LATIN, carried
from newsroom.export.subsets import allowed, embedded
from newsroom.export.word_base import EmbeddedFont
from newsroom.model.frame import FontFace, TextFrame, TextRole
from newsroom.model.length import Mm, Pt
from newsroom.model.printing import PageProfile

from . import made
from .checks import faults, part

WENKAI = FontFace(
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    0,
    "LXGW WenKai",
    "Regular",
    "楷体",
    "KaiTi",
    substituted=True,
)


def opened(font: EmbeddedFont) -> Any:
    """The font as an office program unmasks it."""
    mask = uuid.UUID(font.key).bytes[::-1] * 2
    head = bytes(a ^ b for a, b in zip(font.data[:32], mask, strict=True))
    return TTFont(io.BytesIO(head + font.data[32:]))


@pytest.mark.parametrize("face", [made.TITLE, WENKAI], ids=["postscript", "truetype"])
def test_a_subset_is_truetype_under_a_name_of_its_own(face):
    found = embedded(face, "河湾时报A1", face.word_name)
    assert found is not None
    with opened(found) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert sorted(font.getBestCmap()) == sorted(map(ord, "河湾时报A1"))
        names = font["name"]
        assert names.getDebugName(1) == found.name != face.family
        assert len(found.name) <= 31
        assert "OFL" in names.getDebugName(14) or "Open Font" in names.getDebugName(13)
    assert found.other == face.word_name
    assert len(found.data) < 10_000


@pytest.mark.parametrize("face", [made.TITLE, WENKAI], ids=["postscript", "truetype"])
def test_advances_and_outlines_are_those_of_the_font(face):
    found = embedded(face, "湾A", "")
    assert found is not None
    with opened(found) as font, TTFont(face.path, fontNumber=face.index, lazy=True) as whole:
        cmap: Any = whole.getBestCmap()
        metrics: Any = whole["hmtx"]
        for char in "湾A":
            ours, theirs = font.getBestCmap()[ord(char)], cmap[ord(char)]
            assert font["hmtx"][ours][0] == metrics[theirs][0]
            drawn = font["glyf"][ours]
            assert drawn.numberOfContours > 0
            assert 0.5 < (drawn.xMax - drawn.xMin) / font["hmtx"][ours][0] < 1.1
            assert font["hmtx"][ours][1] == drawn.xMin


def test_the_same_subset_has_the_same_name_and_another_one_another():
    one, same = embedded(WENKAI, "甲乙", ""), embedded(WENKAI, "甲乙", "楷体")
    other = embedded(WENKAI, "甲丙", "")
    assert one is not None
    assert same is not None
    assert other is not None
    assert one.name == same.name != other.name
    assert one.data == same.data


@pytest.mark.parametrize(
    ("bits", "licence", "may"),
    [
        (0, "This Font Software is licensed under the SIL Open Font License, Version 1.1.", True),
        (8, "https://scripts.sil.org/OFL", True),
        (2, "https://scripts.sil.org/OFL", False),
        (4, "https://openfontlicense.org", False),
        (0x100, "https://openfontlicense.org", False),
        (0, "商业授权字体，未经许可不得嵌入", False),
        (0, "", False),
    ],
)
def test_bits_and_licence_must_both_allow_it(bits, licence, may):
    found = embedded(WENKAI, "甲", "")
    assert found is not None
    with opened(found) as font:
        font["OS/2"].fsType = bits
        for record in font["name"].names:
            if record.nameID in (0, 13, 14):
                record.string = licence if record.nameID == 13 else ""
        assert allowed(font) is may


def test_what_is_no_font_does_not_travel(tmp_path):
    broken = tmp_path / "a.ttf"
    broken.write_bytes(b"no font")
    for path in (broken, tmp_path / "none.ttf"):
        assert embedded(replace(WENKAI, path=str(path)), "甲", "") is None


def test_titles_travel_with_their_glyphs_alone_and_text_does_not():
    page = made.page(1)
    found = carried([page], titles=True, latin=False)
    assert {face.word_name for face in found.titles} == {"方正小标宋简体", "宋体"}
    named = found.page(page)
    for frame in named.frames:
        if isinstance(frame, TextFrame):
            (face,) = {run.face for line in frame.lines for run in line.runs}
            title = frame.role in (TextRole.MASTHEAD, TextRole.HEADLINE, TextRole.KICKER)
            assert face.word_name.startswith("NR") is title
            assert (face.alt_name == "方正小标宋简体") is (title and frame.role != TextRole.KICKER)
    font = next(font for face, font in found.titles.items() if face == made.TITLE)
    with opened(font) as file:
        assert ord("湾") in file.getBestCmap()
        assert ord("社") not in file.getBestCmap()


def test_latin_travels_whole_so_that_it_can_be_edited_on():
    found = carried([made.page(1)], titles=False, latin=True)
    (font,) = (font for face, font in found.latin.items() if face == made.SONG)
    with opened(font) as file:
        assert set(map(ord, LATIN)) <= set(file.getBestCmap()) | {0xAD}
    assert font.other == "Noto Serif CJK SC"


def test_a_file_holds_its_fonts_and_never_asks_for_all_of_them(tmp_path):
    path = word_page.write(
        made.edition(),
        [made.page(1)],
        made.Stored({}),
        tmp_path / "a.docx",
        profile=PageProfile.EXACT,
        embed_fonts=True,
    )
    assert faults(path) == []
    table = part(path, "word/fontTable.xml")
    assert '<w:altName w:val="方正小标宋简体"/>' in table
    assert 'w:embedRegular r:id="rId1"' in table
    assert "embedTrueTypeFonts" not in part(path, "word/settings.xml")
    assert path.stat().st_size < 120_000


def test_a_second_export_cuts_no_font_again(tmp_path):
    for name in "ab":
        word_page.write(
            made.edition(),
            [made.page(1)],
            made.Stored({}),
            tmp_path / name,
            profile=PageProfile.SAFE,
        )
    before = subsets.embedded.cache_info()
    carried([made.page(1)], titles=False, latin=True)
    after = subsets.embedded.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits


def test_a_vertical_title_is_named_after_its_font_too():
    frame = made.vertical("夜校", Pt(22), Mm(10), Mm(10))
    page = replace(made.page(1), frames=(frame,))
    found = carried([page], titles=True, latin=False)
    (named,) = found.page(page).frames
    assert isinstance(named, TextFrame)
    assert named.lines[0].runs[0].face.word_name == found.fonts[0].name

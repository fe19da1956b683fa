"""The text layer of PDF files: two independent readers find the frames' text, exactly, in order."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.sheets import ProofWish, proofs
from newsroom.model.frame import FontFace, PageFrames, PictureFrame, Stance, TextFrame, TextRole
from newsroom.model.length import Mm, Pt
from newsroom.model.picture import Crop
from newsroom.model.sheet import Slip
from newsroom.typeset.compose import Composer
from newsroom.typeset.galley import galley
from newsroom.ui.pages.painter import QtPainter
from tests.typeset.material import edition, house, placement, prose, story
from tests.ui.pages.made_pages import Folder, make_run
from tests.ui.pages.readers import by_pdfium, by_poppler, frames_text
from tests.ui.pages.test_painter import NOTHING, sheet, text_frame

RARE = "𠮷山镇䶮村的𬭚𬬭小学"
TRAPS = "⾏长见⾯——“银行”……《书·画》12.5%，GB/T 9704—2012，Word“AI+”～见习・车"
READERS = pytest.mark.parametrize("read", [by_poppler, by_pdfium])


@pytest.fixture(scope="module")
def issue(
    sample_library: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[PageFrames, ...], Path]:
    """The sample issue's pages and their file."""
    target = tmp_path_factory.mktemp("reading") / "样例.pdf"
    with Desk.open(sample_library) as desk:
        (known,) = desk.library.issues.all(None)
        made = desk.paging.edition(known.uuid)
        pages = Composer(made.publication).pages(made)
        QtPainter().pdf(pages, desk.library.pictures, str(target))
    return pages, target


@READERS
def test_every_sample_page_is_read_as_its_frames_say(
    issue: tuple[tuple[PageFrames, ...], Path], read: Callable[[Path], list[str]]
):
    pages, target = issue
    assert len(pages) == 4
    assert read(target) == [frames_text(page) for page in pages]


@READERS
def test_proofs_and_galleys_are_read_page_first_and_marks_last(
    tmp_path: Path, read: Callable[[Path], list[str]]
):
    composers = Composers()
    made = edition(house("shangjie-shibao"), (story(),), (placement("a"),))
    composer = composers.composer(made.publication)
    pages = composers.pages(made)
    time = datetime.datetime(2026, 3, 13, 21, 40, tzinfo=datetime.UTC)
    sheets = proofs(made, pages, composer.book, ProofWish(printed=time)).pages
    slip = Slip("上街时报", "第9期", "民生", "第2版", "1栏5行起", 812, 0, "待排", time)
    long = story(paragraphs=16)
    galleys = galley(long, slip, composer.setter, {})
    target = tmp_path / "样.pdf"
    QtPainter().pdf((*sheets, *galleys), NOTHING, str(target))
    found = read(target)
    assert found == [frames_text(page) for page in (*sheets, *galleys)]
    assert all(text.startswith(frames_text(page)) for text, page in zip(found, pages, strict=False))
    assert "签发" in found[0]


def test_frames_follow_each_other_story_by_story(issue: tuple[tuple[PageFrames, ...], Path]):
    for page in issue[0]:
        texts = [frame for frame in page.frames if isinstance(frame, TextFrame)]
        stories = [frame.placement for frame in texts if frame.placement]
        assert len(dict.fromkeys(stories)) == sum(
            one != before for before, one in zip(["", *stories], stories, strict=False)
        )
        furniture = [index for index, frame in enumerate(texts) if not frame.placement]
        assert furniture == list(range(len(furniture)))
        for name in dict.fromkeys(stories):
            roles = [frame.role for frame in texts if frame.placement == name]
            head = {TextRole.KICKER, TextRole.HEADLINE, TextRole.SUBHEAD}
            first = [role for role in roles if role in head or role is TextRole.BODY]
            assert sorted(first, key=lambda role: role is TextRole.BODY) == first


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[PageFrames, ...], Path]:
    """A page with a vertical headline and odd characters."""
    target = tmp_path_factory.mktemp("odd") / "版面.pdf"
    headline = "“老街”——（十二）月《书》里：𠮷山，见"
    article = story(headline=headline, body=f"{prose(2)}\n{RARE}{TRAPS}\n{prose(2)}")
    other = story("b", headline=f"{RARE}的一天", body=TRAPS)
    places = (
        placement("a", vertical_headline=True, span=3, depth=60),
        placement("b", column=3, row=4, span=3, depth=30),
    )
    made = edition(house("shangjie-shibao"), (article, other), places)
    page = Composer(made.publication).page(made, "page2")
    assert any(isinstance(frame, TextFrame) and frame.vertical for frame in page.frames)
    QtPainter().pdf((page,), NOTHING, str(target))
    return (page,), target


@READERS
def test_a_vertical_headline_and_rare_characters_are_read_as_set(
    odd: tuple[tuple[PageFrames, ...], Path], read: Callable[[Path], list[str]]
):
    pages, target = odd
    text = frames_text(pages[0])
    assert "𠮷" in text
    assert "⾏" in text
    assert "行" in text
    assert read(target) == [text]


@READERS
def test_a_bulletin_is_read_as_its_frames_say(tmp_path: Path, read: Callable[[Path], list[str]]):
    items = tuple(story(f"i{number}", 4, headline=f"第{number}件实事") for number in range(4))
    made = edition(house("shangjie-xinxi"), items, (), pages=1)
    pages = Composer(made.publication).pages(made)
    assert len(pages) > 1
    target = tmp_path / "信息.pdf"
    QtPainter().pdf(pages, NOTHING, str(target))
    assert read(target) == [frames_text(page) for page in pages]


@READERS
@pytest.mark.parametrize("text", [TRAPS, RARE, "行行⾏行⾏⾏", "车⻋・·——―", "省略……号⋯⋯"])
def test_every_character_is_known_by_its_own_name(
    tmp_path: Path, song: FontFace, read: Callable[[Path], list[str]], text: str
):
    target = tmp_path / "text.pdf"
    upright = text_frame(text, song)
    vertical = text_frame(text[:9], song, x=200, y=60, vertical=True)
    page = sheet(upright, vertical, width=Mm(275), height=Mm(390))
    QtPainter().pdf((page,), NOTHING, str(target))
    assert read(target) == [frames_text(page)]


@READERS
def test_the_pen_going_back_along_a_line_begins_another(
    tmp_path: Path, song: FontFace, bold: FontFace, read: Callable[[Path], list[str]]
):
    right, left = text_frame("右边先读", song, x=200), text_frame("左边后读", song, x=30)
    large = text_frame("大字", bold, Pt(60), x=120, y=90)
    small = text_frame("小字", song, x=60, y=80)
    page = sheet(right, left, large, small)
    target = tmp_path / "back.pdf"
    QtPainter().pdf((page,), NOTHING, str(target))
    assert read(target) == ["右边先读左边后读大字小字"]


@READERS
def test_words_of_empty_picture_places_come_last(
    tmp_path: Path, song: FontFace, read: Callable[[Path], list[str]]
):
    empty = PictureFrame(Pt(30), Pt(30), Pt(90), Pt(60), "", Crop(), "街景")
    page = sheet(empty, text_frame("先读正文", song, y=120), text_frame("再读这里", song, y=150))
    target = tmp_path / "empty.pdf"
    QtPainter().pdf((page,), NOTHING, str(target))
    assert read(target) == ["先读正文再读这里图片待补街景"]


@READERS
def test_latin_words_and_numbers_stay_whole(
    tmp_path: Path, song: FontFace, read: Callable[[Path], list[str]]
):
    lying = replace(make_run("OPEN 2026", song, Pt(20)), stance=Stance.LYING)
    frame = text_frame("见", song, vertical=True)
    frame = replace(frame, lines=(replace(frame.lines[0], runs=(lying,)),))
    target = tmp_path / "latin.pdf"
    QtPainter().pdf((sheet(frame, height=Mm(200)),), Folder(tmp_path), str(target))
    assert read(target) == ["OPEN2026"]


def test_every_font_of_the_file_is_a_subset_with_a_map(
    issue: tuple[tuple[PageFrames, ...], Path],
):
    with pikepdf.open(issue[1]) as file:
        fonts = [font for page in file.pages for font in page.obj.Resources.Font.values()]
        names = {str(font.BaseFont) for font in fonts}
        assert all(name[7] == "+" and name[1:7].isupper() for name in names)
        assert all(font.DescendantFonts[0].FontDescriptor.FontFile2 for font in fonts)
        assert all(b"beginbfchar" in font.ToUnicode.read_bytes() for font in fonts)

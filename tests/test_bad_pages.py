"""Bad input, whole pages: composed, assembled and exported, or refused with a reason.

Never an exception that no one names, never a hang. What a machine takes is told in calls of
Python functions, not in seconds, so that a busy machine fails no test.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TypeVar

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.etree import fromstring

from newsroom.arrange.assemble import assemble
from newsroom.arrange.pieces import Effort
from newsroom.errors import FileError
from newsroom.export import word_manuscript, word_page
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.length import Pt
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.typeset.compose import Composer
from newsroom.ui.pages.painter import QtPainter
from tests.arrange import papers

HOUSE = papers.house()
QUICK = Effort(0.2, 0.05)
_MOST_CALLS = 6_000_000  # for a whole page; a usual one takes some hundred thousand
Result = TypeVar("Result")


class NoPictures:
    """A library whose originals are all gone."""

    def path(self, picture: str) -> str:
        """No file for any picture."""
        assert picture
        return ""


class TooMuchWorkError(AssertionError):
    """More was done than any page can ask for."""


def bounded(work: Callable[[], Result], most: int = _MOST_CALLS) -> Result:
    """The result of some work that calls at most so many Python functions."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"
        if calls > most:
            sys.setprofile(None)
            raise TooMuchWorkError(f"over {most} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return work()
    finally:
        sys.setprofile(before)


def fresh() -> Composer:
    """A composer that has set nothing yet; its fonts are open."""
    return Composer(HOUSE, papers.composer().book)


def at(article: str, column: int, row: int, span: int, depth: int, **more: object) -> Placement:
    place = Placement(page="page2", article=article, column=column, row=row, span=span, depth=depth)
    return replace(place, **more)  # type: ignore[arg-type]


def exported(made: Edition, pages: tuple[PageFrames, ...], folder: Path) -> None:
    """Written by every exporter, and readable again."""
    word_page.write(made, pages, NoPictures(), folder / "page.docx")
    word_manuscript.write(made, folder / "text.docx", NoPictures())
    for name in ("page.docx", "text.docx"):
        with zipfile.ZipFile(folder / name) as package:
            assert len(fromstring(package.read("word/document.xml"))) > 0
    painter = QtPainter()
    painter.png(pages[1], NoPictures(), str(folder / "page.png"), 40)
    painter.pdf(pages, NoPictures(), str(folder / "page.pdf"))
    with pypdfium2.PdfDocument(folder / "page.pdf") as document:
        assert len(document) == len(pages)


def inside(page: PageFrames, grid_width: int, grid_height: int) -> None:
    """Nothing stands off the paper."""
    for frame in page.frames:
        if isinstance(frame, TextFrame | PictureFrame):
            assert 0 <= frame.x <= frame.x + frame.width <= grid_width, frame.label
            assert 0 <= frame.y <= frame.y + frame.height <= grid_height, frame.label


TEXTS = {
    "controls": "".join(map(chr, range(32))) + "正文\x7f\x80\x9f\u2028\u2029\ufeff\ufffe\uffff继续",
    "emoji": "好👨‍👩‍👧‍👦家庭🏳️‍🌈旗🇨🇳国👍🏽" * 16,
    "arabic": "السلام عليكم ورحمة الله " * 12,
    "hebrew": "שלום עולם " * 30 + "中文",
    "combining": "e\u0301" * 100 + "正" + "\u0301" * 99,
    "lone surrogates": "正文\ud800中间\udfff结束" * 20,
    "ideographic spaces": "\u3000" * 150 + "字" + "\u3000" * 149,
    "no-break spaces": "a\u00a0" * 150,
    "an address": "https://example.org/" + "a" * 1_980,
    "an address in Chinese copy": "见https://例.example.org/" + "%E4%B8" * 300 + "。",
    "nothing but stops": "。" * 300,
    "nothing but openings": "（“《" * 100,
    "dashes": "——" * 150,
    "ellipses": "……" * 150,
    "digits": "1" * 300,
    "joiners": "\u200b\u200d\u2060" * 100,
    "rare hanzi": "𠀀𪛟𰻞" * 100,
    "private use": "\ue000\uf8ff\U000f0000" * 100,
    "markup signs": "**" * 100 + "### ｜｜" + "\n## \n> \n● \n",
    "no words": "\n \t\n\u3000\n",
    "nothing": "",
}


def _everywhere(text: str) -> list[Article]:
    """Articles that hold a text in every place that holds one."""
    plain, short = papers.story("a", 200), text[:300]
    slot, _ = papers.photo("x")
    people = (Credit(short, Role.REPORTER), Credit(short, Role.PHOTOGRAPHER))
    return [
        replace(plain, uuid="body", body=text),
        replace(plain, uuid="headline", headline=short),
        replace(plain, uuid="kicker", kicker=short, subhead=short),
        replace(plain, uuid="section", section=short, dateline=short, source_unit=short),
        replace(plain, uuid="people", credits=people),
        replace(
            plain, uuid="caption", slots=(replace(slot, caption=short, photographers=(short,)),)
        ),
        replace(plain, uuid="brief", kind=ArticleKind.BRIEF, section=short, body=text),
        Article(uuid="advert", kind=ArticleKind.ADVERT, headline=short, slots=(slot,)),
    ]


def _page_of(articles: Sequence[Article], pictures: Sequence[Picture] = ()) -> Edition:
    """The articles in two rows of blocks on page two."""
    places = [
        at(
            article.uuid,
            number % 4 + number % 4 // 3,
            3 + 42 * (number // 4),
            1 + (number % 4 > 2),
            42,
        )
        for number, article in enumerate(articles)
    ]
    return replace(papers.edition(articles, pictures), placements=tuple(places))


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_in_any_place_is_set_and_exported(name: str, tmp_path: Path) -> None:
    _, picture = papers.photo("x")
    made = _page_of(_everywhere(TEXTS[name]), [picture])
    pages = bounded(lambda: fresh().pages(made))
    assert {fit.placement for fit in pages[1].fits} == {p.uuid for p in made.placements}
    inside(pages[1], HOUSE.grid.trim_width, HOUSE.grid.trim_height)
    exported(made, pages, tmp_path)


@pytest.mark.parametrize("name", ["controls", "emoji", "hebrew", "no-break spaces", "an address"])
def test_a_page_of_such_texts_is_assembled(name: str) -> None:
    _, picture = papers.photo("x")
    made = papers.edition(_everywhere(TEXTS[name]), [picture])
    done = bounded(lambda: assemble(made, "page2", fresh(), Job(), QUICK), 40_000_000)
    placed = {placement.article for placement in done.placements}
    assert placed | set(done.held_over) >= set(made.articles) - {"advert"}
    assert done.overset_lines == 0


def test_one_paragraph_of_five_thousand_characters() -> None:
    long = replace(papers.story("a"), body="春夏秋冬，东西南北。" * 500)
    made = replace(papers.edition([long]), placements=(at("a", 0, 3, 6, 85),))
    page = bounded(lambda: fresh().page(made, "page2"))
    assert page.fits[0].taken + page.fits[0].over > 0
    fitting = assemble(papers.edition([long]), "page2", papers.composer(), Job(), QUICK)
    assert fitting.overset_lines == 0


@pytest.mark.parametrize("kind", list(ArticleKind))
def test_an_article_of_a_headline_alone(kind: ArticleKind, tmp_path: Path) -> None:
    made = _page_of(
        [Article(uuid="a", kind=kind, headline="只有标题"), Article(uuid="b", kind=kind)]
    )
    pages = fresh().pages(made)
    assert [fit.over for fit in pages[1].fits] == [0, 0]
    exported(made, pages, tmp_path)


def test_a_heading_deeper_than_its_place_is_cut_off_and_told_as_over() -> None:
    tall = Article(uuid="a", headline="路灯亮了" * 12)
    made = replace(papers.edition([tall]), placements=(at("a", 0, 3, 1, 4),))
    page = fresh().page(made, "page2")
    inside(page, HOUSE.grid.trim_width, HOUSE.grid.trim_height)
    assert page.fits[0].over > 0
    whole = replace(made, placements=(at("a", 0, 3, 1, 40),))
    assert fresh().page(whole, "page2").fits[0].over == 0


def test_two_hundred_briefs() -> None:
    briefs = [papers.brief(f"brief{number:03}") for number in range(200)]
    places = [
        at(one.uuid, number % 6, 3 + number // 6 * 2, 1, 2) for number, one in enumerate(briefs)
    ]
    made = replace(papers.edition(briefs), placements=tuple(places))
    page = bounded(lambda: fresh().page(made, "page2"))
    assert len(page.fits) == 200
    done = bounded(
        lambda: assemble(papers.edition(briefs), "page2", fresh(), Job(), QUICK), 60_000_000
    )
    standing = {placement.article for placement in done.placements}
    assert standing.isdisjoint(done.held_over)
    assert standing | set(done.held_over) == {one.uuid for one in briefs}
    assert done.overset_lines == 0


@pytest.mark.parametrize("shape", [(30_000, 10), (10, 30_000), (1, 1), (0, 0), (-5, 3)])
def test_pictures_of_no_usual_shape(shape: tuple[int, int], tmp_path: Path) -> None:
    slot, picture = papers.photo("x", shape)
    story = replace(papers.story("a", 300), slots=(slot,))
    photo = Article(uuid="b", kind=ArticleKind.PICTURE, slots=(slot,))
    made = _page_of([story, photo], [picture])
    pages = bounded(lambda: fresh().pages(made))
    inside(pages[1], HOUSE.grid.trim_width, HOUSE.grid.trim_height)
    exported(made, pages, tmp_path)
    done = assemble(papers.edition([story, photo], [picture]), "page2", fresh(), Job(), QUICK)
    assert done.overset_lines == 0


def _place(slot: int, column: int, span: int, rows: int) -> tuple[PicturePlace, ...]:
    return (PicturePlace(slot=slot, column=column, span=span, rows=rows),)


PLACEMENTS = {
    "no area": {"span": 0, "depth": 0},
    "no depth": {"depth": 0},
    "one row": {"depth": 1, "span": 1},
    "less than nothing": {"span": -2, "depth": -5},
    "outside": {"column": 9, "row": 300},
    "left of the page": {"column": -3, "row": -10},
    "wider than the page": {"span": 40},
    "deeper than the page": {"depth": 5_000},
    "a drop cap of minus three": {"drop_cap": -3},
    "a drop cap of ninety-nine": {"drop_cap": 99},
    "kept ends out of range": {"kept_breaks": (-5, 3, 99_999, 3, 2)},
    "every place kept as an end": {"kept_breaks": tuple(range(500))},
    "ninety-nine legs": {"text_columns": 99},
    "minus one leg": {"text_columns": -1},
    "a heading of a thousand rows": {"headline_rows": 999},
    "a heading of minus nine rows": {"headline_rows": -9},
    "type of no size": {"headline_size": Pt(0)},
    "type of less": {"headline_size": Pt(-5)},
    "type of 900 points": {"headline_size": Pt(900)},
    "a vertical headline in a corner": {"vertical_headline": True, "span": 1, "depth": 3},
    "a black tint": {"tint": 900, "box": True, "span": 1},
    "a tint of less than nothing": {"tint": -5},
    "a picture wider than the page": {"pictures": _place(0, 0, 20, 500)},
    "a picture left of it": {"pictures": _place(0, -4, -1, -5)},
    "a picture of no rows": {"pictures": _place(0, 0, 1, 0)},
    "a picture of no slot": {"pictures": _place(7, 0, 1, 5)},
    "a picture of slot minus one": {"pictures": _place(-1, 0, 1, 5)},
    "the fifth part": {"part": 5},
    "part minus one": {"part": -1},
}


@pytest.mark.parametrize("name", PLACEMENTS)
def test_placements_that_no_editor_would_make(name: str, tmp_path: Path) -> None:
    slot, picture = papers.photo("x")
    articles = [
        replace(papers.story("a"), slots=(slot,)),
        papers.brief("b"),
        Article(uuid="c", kind=ArticleKind.PICTURE, slots=(slot,)),
        Article(uuid="d", kind=ArticleKind.ADVERT, slots=(slot,)),
        Article(uuid="e", kind=ArticleKind.GUIDE),
    ]
    places = [replace(at(a.uuid, 0, 3, 3, 30), **PLACEMENTS[name]) for a in articles]
    made = replace(papers.edition(articles, [picture]), placements=tuple(places))
    pages = bounded(lambda: fresh().pages(made))
    assert len(pages[1].fits) == len(articles)
    exported(made, pages, tmp_path)


def test_placements_on_one_another_and_of_nothing(tmp_path: Path) -> None:
    again = at("a", 0, 3, 3, 30)
    made = replace(
        papers.edition([papers.story("a"), papers.story("b")]),
        placements=(
            at("a", 0, 3, 3, 30),
            again,
            at("b", 1, 8, 3, 30),
            at("b", 1, 20, 3, 30, part=1),
            at("gone", 0, 3, 3, 30),
        ),
    )
    pages = bounded(lambda: fresh().pages(made))
    assert len(pages[1].fits) == 4
    exported(made, pages, tmp_path)
    done = assemble(made, "page2", fresh(), Job(), QUICK)
    assert done.overset_lines >= 0


NARROW = {
    "three characters": {"characters = 11": "characters = 3"},
    "two characters": {"characters = 11": "characters = 2"},
    "one character": {"characters = 11": "characters = 1"},
    "one column": {"columns = 6": "columns = 1"},
    "no words of its own": {
        'to = "（下转{page}）"': 'to = ""',
        'from = "（上接{page}）"': 'from = ""',
        'name = "上街时报"': 'name = ""',
    },
    "type as large as a column": {"body_size = 9": "body_size = 60"},
    "hardly a row below the masthead": {"rows = 88": "rows = 15"},
    "lines that touch": {"pitch = 11.25": "pitch = 5"},
}


def _house(changes: dict[str, str]) -> Publication:
    source = Path(papers.__file__).parents[2] / "resources/publications/shangjie-shibao.toml"
    text, _, _ = source.read_text("utf8").partition("[[template]]")  # of the usual measures
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return Publication.from_toml(text, "odd")


@pytest.mark.parametrize("name", NARROW)
def test_house_styles_narrower_than_a_number(name: str, tmp_path: Path) -> None:
    odd = _house(NARROW[name])
    slot, picture = papers.photo("x")
    long = replace(
        papers.story("a"), body="全长12345678901234.5公里，ABCDEFGHIJ。" * 10, slots=(slot,)
    )
    plain = papers.edition([long], [picture])
    places = (
        at("a", 0, 3, min(3, odd.grid.columns), 10),
        at("a", 3, 3, 1, 30, box=True, drop_cap=3),
    )
    made = replace(plain, publication=odd, placements=places)
    pages = bounded(lambda: Composer(odd).pages(made))
    assert len(pages) == 2
    exported(made, pages, tmp_path)
    done = assemble(replace(plain, publication=odd), "page2", Composer(odd), Job(), QUICK)
    assert done.overset_lines == 0


def test_a_style_that_no_page_can_follow_is_refused_with_the_reason(tmp_path: Path) -> None:
    source = Path(papers.__file__).parents[2] / "resources/publications/shangjie-shibao.toml"
    path = tmp_path / "坏.toml"
    path.write_text(source.read_text("utf8").replace("rows = 88", "rows = -1"), "utf8")
    with pytest.raises(FileError, match="rows 必须大于 0"):
        Publication.from_file(path)


_ANY = st.text(max_size=120)
_CROPS = st.builds(Crop, *[st.floats(-1, 2, allow_nan=False)] * 4)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
@given(st.data())
def test_any_article_in_any_placement_is_composed(data: st.DataObject) -> None:
    draw, small = data.draw, st.integers(-3, 12)
    slot, picture = papers.photo("x")
    article = Article(
        uuid="a",
        kind=draw(st.sampled_from(ArticleKind)),
        section=draw(_ANY),
        kicker=draw(_ANY),
        headline=draw(_ANY),
        subhead=draw(_ANY),
        dateline=draw(_ANY),
        credits=tuple(
            Credit(name, draw(st.sampled_from(Role))) for name in draw(st.lists(_ANY, max_size=3))
        ),
        body="\n".join(draw(st.lists(_ANY, max_size=6))),
        jump_from=draw(_ANY),
        slots=tuple(replace(slot, caption=draw(_ANY)) for _ in range(draw(st.integers(0, 3)))),
        importance=draw(small),
    )
    places = tuple(
        PicturePlace(draw(small), draw(small), draw(small), draw(small), draw(_CROPS), draw(small))
        for _ in range(draw(st.integers(0, 2)))
    )
    place = Placement(
        page="page2",
        article="a",
        column=draw(small),
        row=draw(st.integers(-9, 120)),
        span=draw(small),
        depth=draw(st.integers(-9, 120)),
        part=draw(st.integers(0, 1)),
        text_columns=draw(small),
        headline_size=draw(st.sampled_from([None, Pt(0), Pt(9), Pt(60)])),
        headline_rows=draw(small),
        vertical_headline=draw(st.booleans()),
        pictures=places,
        box=draw(st.booleans()),
        tint=draw(st.integers(-5, 120)),
        kept_breaks=tuple(draw(st.lists(st.integers(-9, 400), max_size=9))),
        drop_cap=draw(small),
    )
    made = replace(papers.edition([article], [picture]), placements=(place,))
    page = bounded(lambda: fresh().page(made, "page2"))
    assert len(page.fits) == 1
    assert page.fits[0].over >= 0
    assert isinstance(slot, Slot)

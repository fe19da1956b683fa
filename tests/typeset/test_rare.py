"""Characters that a page cannot show, or shows in another font: reported where they stand."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.credit import Credit, Role
from newsroom.model.frame import PageFrames, TextFrame
from newsroom.typeset.compose import Composer
from tests.typeset.material import brief, edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
NOWHERE = "\U0003a000"  # assigned to nothing
PRIVATE = "\ue123"


def page_of(*, page: str = "page2", **article: object) -> tuple[PageFrames, PageFrames]:
    """The page that holds the article, and another one."""
    made = edition(
        HOUSE,
        (story("a", 1, **article), story("b", 1)),
        (placement("a", page=page), placement("b", page="page1", row=30)),
    )
    return COMPOSER.page(made, page), COMPOSER.page(made, "page1")


def shown(page: PageFrames) -> str:
    return "".join(
        line.text for frame in page.frames if isinstance(frame, TextFrame) for line in frame.lines
    )


def test_rare_han_are_shown_and_not_missing() -> None:
    page, _ = page_of(body="他姓𠮷，名𬭊，开一家𰻞𰻞面馆。")
    assert page.missing == ()
    assert "他姓𠮷，名𬭊，开一家𰻞𰻞面馆。" in shown(page).replace("\u3000", "")


def test_what_no_font_has_shows_as_a_geta_and_is_named_on_its_page_alone() -> None:
    page, other = page_of(body=f"招牌写着{NOWHERE}字。" + prose(1))
    assert "招牌写着〓字。" in shown(page)
    assert page.missing == (NOWHERE,)
    assert other.missing == ()
    after, _ = page_of(body="招牌写着〓字。" + prose(1))
    assert after.missing == ()


def test_private_characters_are_never_another_fonts_symbols() -> None:
    page, _ = page_of(headline=f"老街{PRIVATE}面馆开张")
    assert "老街〓面馆开张" in shown(page)
    assert page.missing == (PRIVATE,)


def test_missing_characters_of_names_and_furniture_are_named() -> None:
    page, _ = page_of(credits=(Credit(f"周{NOWHERE}", Role.REPORTER),))
    assert page.missing == (NOWHERE,)
    made = edition(HOUSE, (brief("c"),), (placement("c"),))
    sheets = tuple(replace(sheet, editor=f"林{NOWHERE}远") for sheet in made.pages)
    made = replace(made, pages=sheets)
    assert COMPOSER.page(made, "page2").missing == (NOWHERE,)


def test_a_character_lent_by_another_font_is_told() -> None:
    song, kai = COMPOSER.book.font("body"), COMPOSER.book.font("kai")
    rare = map(chr, range(0x3400, 0x4DC0))
    char = next(char for char in rare if song.covers(char) > kai.covers(char))
    page, other = page_of(body=f"> 按：镇上有{char}字招牌。\n" + prose(1))
    assert page.missing == ()
    (told,) = page.remarks
    assert told.startswith(f"“{char}”不在本版所用的字体里")
    assert other.remarks == ()

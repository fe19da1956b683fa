"""Reserved blocks: artwork whole in its place, or an outline with words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import BoxFrame, PageFrames, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.typeset.compose import Composer
from tests.typeset.material import edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
GRID = HOUSE.grid
COMPOSER = Composer(HOUSE)
ART = Picture(sha256="a" * 64, suffix=".png", width=1600, height=900)


def advert(**changes: object) -> Article:
    plain = Article(uuid="ad", kind=ArticleKind.ADVERT, headline="夏季招生简章 欢迎垂询")
    return replace(plain, **changes)  # type: ignore[arg-type]


def shown(
    article: Article, place: Placement | None = None, art: Picture = ART, **more: object
) -> PageFrames:
    stands = place or placement("ad", column=2, span=2, depth=20)
    made: Edition = edition(HOUSE, (article, story("b", 4)), (stands, placement("b", span=2)))
    made = replace(made, pictures={art.sha256: art}, **more)  # type: ignore[arg-type]
    return COMPOSER.page(made, "page2")


def of_advert(page: PageFrames) -> list[BoxFrame | PictureFrame | TextFrame]:
    return [
        frame
        for frame in page.frames
        if not isinstance(frame, RuleFrame) and frame.placement == "at-ad"
    ]


def test_artwork_stands_whole_in_the_middle_of_its_place() -> None:
    slots = (Slot(picture=ART.sha256, caption=""),)
    (frame,) = of_advert(shown(advert(slots=slots)))
    assert isinstance(frame, PictureFrame)
    assert (frame.picture, frame.crop, frame.slot) == (ART.sha256, Crop(), 0)
    assert abs(frame.width / frame.height - 16 / 9) < 0.001
    assert (frame.x, frame.width) == (GRID.x(2), GRID.measure(2))
    above, below = frame.y - GRID.y(5), GRID.y(24) - frame.y - frame.height
    assert abs(above - below) <= 2


@pytest.mark.parametrize(("width", "height"), [(1, 5000), (5000, 1), (0, 0)])
def test_artwork_of_absurd_aspect_stays_in_its_place(width: int, height: int) -> None:
    odd = replace(ART, width=width, height=height)
    slots = (Slot(picture=ART.sha256, caption=""),)
    (frame,) = of_advert(shown(advert(slots=slots), art=odd))
    assert frame.width >= 1
    assert frame.height >= 1
    assert frame.x >= GRID.x(2)
    assert frame.x + frame.width <= GRID.x(2) + GRID.measure(2)
    assert GRID.y(5) <= frame.y
    assert frame.y + frame.height <= GRID.y(24)


def test_an_editors_crop_is_kept() -> None:
    slots = (Slot(picture=ART.sha256, caption=""),)
    crop = Crop(left=0.25, right=0.25)
    place = placement("ad", column=2, span=2, depth=20, pictures=(PicturePlace(0, 0, 2, 9, crop),))
    (frame,) = of_advert(shown(advert(slots=slots), place))
    assert isinstance(frame, PictureFrame)
    assert frame.crop == crop
    assert abs(frame.width / frame.height - 8 / 9) < 0.001


@pytest.mark.parametrize("slots", [(), (Slot(picture="", caption=""),)])
def test_without_artwork_an_outline_says_what_belongs_there(slots: tuple[Slot, ...]) -> None:
    page = shown(advert(slots=slots))
    box, *texts = of_advert(page)
    assert isinstance(box, BoxFrame)
    assert (box.x, box.width, box.fill) == (GRID.x(2), GRID.measure(2), "")
    words = {f.role: f for f in texts if isinstance(f, TextFrame)}
    assert words[TextRole.CAPTION].lines[0].text == "广告"
    title = words[TextRole.HEADLINE]
    assert "".join(line.text for line in title.lines).startswith("夏季招生")
    middle = title.y + title.height / 2 - (box.y + box.height / 2)
    assert abs(middle) < GRID.pitch
    fit = page.fit("at-ad")
    assert fit is not None
    assert (fit.over, fit.short) == (0, 0)


def test_a_headline_too_large_for_its_block_is_set_smaller() -> None:
    wordy = advert(headline="夏季招生简章火热报名中" * 3)
    place = placement("ad", column=2, span=1, depth=7)
    _, *texts = of_advert(shown(wordy, place))
    for frame in texts:
        assert frame.y + frame.height <= GRID.y(11) + GRID.pitch
        assert frame.x + frame.width <= GRID.x(2) + GRID.measure(1)


def test_the_mark_says_what_the_filler_pool_or_the_section_says() -> None:
    def marks(page: PageFrames) -> list[str]:
        return [
            f.lines[0].text
            for f in of_advert(page)
            if isinstance(f, TextFrame) and f.role is TextRole.CAPTION
        ]

    assert marks(shown(advert(section="遗失声明"))) == ["遗失声明"]
    filler = Filler(article="ad", publication=HOUSE.stem, kind=FillerKind.PUBLIC_SERVICE)
    assert marks(shown(advert(section="遗失声明"), fillers={"ad": filler})) == ["公益广告"]


def test_words_without_artwork_are_set_in_a_box() -> None:
    page = shown(advert(body=prose(1)))
    kinds = [type(frame) for frame in of_advert(page)]
    assert BoxFrame in kinds
    assert any(isinstance(f, TextFrame) and f.role is TextRole.BODY for f in of_advert(page))


def test_no_rule_stands_beside_or_above_a_reserved_block() -> None:
    page = shown(advert())
    assert not [f for f in page.frames if isinstance(f, RuleFrame) and f.x >= GRID.x(2) - 200_000
                and f.label in ("栏线", "横线")]  # fmt: skip


def test_a_block_without_a_word_or_room_is_drawn_all_the_same() -> None:
    for depth in (1, 2, 3):
        place = placement("ad", column=2, span=1, depth=depth)
        assert shown(advert(headline=""), place).fits
        slots = (Slot(picture=ART.sha256, caption=""),)
        assert shown(advert(headline="", slots=slots), place).fits


def test_a_block_past_its_last_day_is_told_of() -> None:
    day = edition(HOUSE, (), ()).issue.date
    ad = Filler(article="ad", publication=HOUSE.stem, kind=FillerKind.ADVERT, valid_until=day)
    assert shown(advert(), fillers={"ad": ad}).remarks == ()
    past = replace(ad, valid_until=day - timedelta(days=1))
    told = ("《夏季招生简章 欢迎垂询》的有效期已过",)
    assert shown(advert(), fillers={"ad": past}).remarks == told

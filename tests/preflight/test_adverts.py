from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.picture import Slot
from newsroom.preflight import adverts
from tests.preflight.made import PICTURE, clean, snapshot, words


def advert(filled: FillerKind | None = FillerKind.ADVERT, **fields: object) -> Edition:
    """The clean page with an advert in place of its second story."""
    block = Article(uuid="second", kind=ArticleKind.ADVERT, headline="河湾家具城", body="")
    block = replace(block, **fields)  # type: ignore[arg-type]
    made = replace(clean(), articles={**clean().articles, "second": block})
    if filled is None:
        return made
    last = datetime.date(2021, 10, 31)
    filler = Filler(article="second", publication="house", kind=filled, valid_until=last)
    return replace(made, fillers={"second": filler})


def test_artwork_is_asked_about_once() -> None:
    drawn = advert(slots=(Slot(picture=PICTURE.sha256),))
    (found,) = adverts.unmarked(snapshot(drawn))
    assert found.words == "《河湾家具城》的画稿上请核对有没有“广告”字样"
    (again,) = adverts.unmarked(snapshot(drawn))
    assert again.judged == found.judged


def test_words_without_the_mark() -> None:
    body = "秋季家具展开幕，地址人民路八号。" * 6
    story = advert(kind=ArticleKind.NEWS, body=body)
    assert words(adverts.unmarked, story) == ["《河湾家具城》没有标明“广告”"]
    marked = advert(kind=ArticleKind.NEWS, body=f"（广告）{body}")
    assert words(adverts.unmarked, marked) == []
    assert words(adverts.unmarked, advert(body=body)) == []


def test_an_empty_block_says_itself_that_it_is_one() -> None:
    assert words(adverts.unmarked, advert(None)) == []


def test_public_service_is_no_advert() -> None:
    public = advert(FillerKind.PUBLIC_SERVICE, slots=(Slot(picture=PICTURE.sha256),))
    assert words(adverts.unmarked, public) == []


def test_past_its_last_day() -> None:
    assert words(adverts.expired, advert()) == []
    late = replace(advert(), issue=replace(clean().issue, date=datetime.date(2021, 11, 6)))
    assert words(adverts.expired, late) == ["《河湾家具城》只能用到10月31日，本期出版时已过期"]

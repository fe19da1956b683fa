"""Rectangles of guides and reserved blocks: each composes with nothing over and nothing missing."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import PictureFrame
from newsroom.model.picture import Picture, Slot
from newsroom.model.teaser import Teaser
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Shape, shapes_of
from tests.typeset.material import edition, house, prose

HOUSE = house("shangjie-shibao")
GRID = HOUSE.grid
COMPOSER = Composer(HOUSE)
ART = Picture(sha256="a" * 64, suffix=".png", width=1600, height=900)


def holding(article: Article) -> Edition:
    made = edition(HOUSE, (article,), ())
    words = ("一条短的", "一条长得多、要转到第二行去的导读文字说的是菜市场")
    teasers = tuple(Teaser(issue="issue", article=article.uuid, words=each) for each in words)
    return replace(made, pictures={ART.sha256: ART}, teasers=teasers)


def composed_well(made: Edition, shape: Shape) -> bool:
    (uuid,) = made.articles
    place = shape.placement(uuid, "page2", 0, 4)
    fit = COMPOSER.article(replace(made, placements=(place,)), place).fit
    return fit.over == 0 and fit.short == 0


def test_a_guide_has_shapes_that_compose() -> None:
    made = holding(Article(uuid="g", kind=ArticleKind.GUIDE))
    found = shapes_of(made, COMPOSER, "g")
    assert {shape.span for shape in found} == {1, 2, 3, 4, 5, 6}
    assert all(composed_well(made, shape) for shape in found)
    narrow = [shape.cost for shape in found if shape.span == 2]
    assert min(narrow) == 0 < max(narrow)
    assert shapes_of(replace(made, teasers=()), COMPOSER, "g") == ()


def test_artwork_takes_what_its_aspect_asks_for() -> None:
    art = Article(uuid="a", kind=ArticleKind.ADVERT, slots=(Slot("", (), ART.sha256),))
    made = holding(art)
    for shape in shapes_of(made, COMPOSER, "a"):
        assert composed_well(made, shape)
        place = shape.placement("a", "page2", 0, 4)
        (frame,) = COMPOSER.article(replace(made, placements=(place,)), place).pictures
        assert isinstance(frame, PictureFrame)
        room = GRID.pitch * (shape.depth - 1)
        assert room - frame.height < GRID.pitch * 2
        assert frame.width > GRID.measure(shape.span) * 0.9


def test_a_filler_takes_exactly_its_size() -> None:
    made = holding(Article(uuid="a", kind=ArticleKind.ADVERT, headline="文明养犬"))
    filler = Filler(
        article="a", publication=HOUSE.stem, kind=FillerKind.PUBLIC_SERVICE, span=2, rows=17
    )
    made = replace(made, fillers={"a": filler})
    assert [(s.span, s.depth, s.cost) for s in shapes_of(made, COMPOSER, "a")] == [(2, 17, 0.0)]


def test_words_without_artwork_are_fitted_as_a_boxed_story() -> None:
    article = Article(
        uuid="a", kind=ArticleKind.ADVERT, headline="公告", section="公告", body=prose(1)
    )
    made = holding(article)
    found = shapes_of(made, COMPOSER, "a")
    assert found
    assert all(shape.box for shape in found)
    assert all(composed_well(made, shape) for shape in found)


def test_a_block_of_nothing_but_a_headline_has_a_few_depths() -> None:
    made = holding(Article(uuid="a", kind=ArticleKind.ADVERT, headline="招商热线"))
    found = shapes_of(made, COMPOSER, "a")
    assert len({shape.depth for shape in found if shape.span == 2}) > 3
    assert all(composed_well(made, shape) for shape in found)

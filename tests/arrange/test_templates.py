"""Page templates and the ear: slots hold what they are for, and the page is full all the same."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from newsroom import paths
from newsroom.arrange.assemble import Assembly, assemble
from newsroom.arrange.pieces import Effort
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.publication import Publication
from newsroom.model.template import Takes, Template, TemplateSlot
from newsroom.typeset.compose import Composer
from tests.arrange.papers import brief, edition, house, photo, story

QUICK = Effort(1.5, 0.1)
NAMES = ("要闻", "综合", "图片版", "专版")


@cache
def style(stem: str) -> tuple[Publication, Composer]:
    publication = Publication.from_file(paths.resources() / "publications" / f"{stem}.toml")
    return publication, Composer(publication)


def copy_of(factor: int) -> Edition:
    """More copy than a page holds, with two picture stories, a story with a picture, briefs."""
    shown = [photo(f"t{number}") for number in range(3)]
    articles = [story("lead", 420 * factor, 5)]
    articles += [story(f"s{n}", (260 + 70 * n) * factor, 4 if n < 3 else 3) for n in range(9)]
    articles[2] = replace(articles[2], slots=(shown[2][0],))
    articles += [
        Article(
            uuid=f"photo{n}",
            kind=ArticleKind.PICTURE,
            headline="水到田头",
            slots=(slot,),
            importance=4,
        )
        for n, (slot, _) in enumerate(shown[:2])
    ]
    articles += [brief(f"b{n}", importance=3) for n in range(5 * factor)]
    return edition(articles, [picture for _, picture in shown])


def with_template(made: Edition, publication: Publication, name: str) -> Edition:
    pages = tuple(replace(page, template=name) for page in made.pages)
    return replace(made, publication=publication, pages=pages)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("stem", "factor"), [("shangjie-shibao", 1), ("zhengzhou-ribao", 2)])
def test_every_template_of_the_house_styles_fills_its_page(
    stem: str, factor: int, name: str
) -> None:
    publication, composer = style(stem)
    made = with_template(copy_of(factor), publication, name)
    page = "page1" if name == "要闻" else "page2"
    assembly = assemble(made, page, composer, Job(), QUICK)
    assert assembly.fill == 1.0
    assert assembly.overset_lines == 0
    slot = next(
        s for t in publication.templates if t.name == name for s in t.slots if s.takes is Takes.LEAD
    )
    lead = next(p for p in assembly.placements if p.article == "lead")
    softened = any(name in note for note in assembly.notes)
    assert softened or (lead.column, lead.row) == (slot.column, slot.row)


def templated(*slots: TemplateSlot) -> Publication:
    return replace(house(), templates=(Template("试", slots),))


def of(assembly: Assembly, article: str) -> tuple[int, int, int, int]:
    (found,) = [p for p in assembly.placements if p.article == article]
    return found.column, found.row, found.span, found.depth


def test_a_slot_holds_the_first_story_that_fits_it() -> None:
    publication = templated(TemplateSlot(4, 20, 2, 30, Takes.PICTURE))
    made = with_template(copy_of(1), publication, "试")
    assembly = assemble(made, "page2", Composer(publication), Job(), QUICK)
    assert assembly.fill == 1.0
    assert assembly.notes == ()
    column, row, span, depth = of(assembly, "s1")
    assert (column, span) == (4, 2)
    assert abs(row - 20) <= 8
    assert abs(depth - 30) <= 10


def test_a_slot_that_fills_no_page_is_loosened_and_told() -> None:
    # Both want the same ground.
    slots = [TemplateSlot(0, 3, 4, 18, Takes.LEAD), TemplateSlot(2, 5, 2, 30, Takes.PICTURE)]
    publication = templated(*slots)
    made = with_template(copy_of(1), publication, "试")
    assembly = assemble(made, "page2", Composer(publication), Job(), QUICK)
    assert assembly.fill == 1.0
    assert len(assembly.notes) == 1
    assert "“试”" in assembly.notes[0]


def test_the_ear_is_ground_beside_a_narrow_masthead() -> None:
    narrow = replace(house(), masthead=replace(house().masthead, span=4), templates=())
    made = with_template(copy_of(1), narrow, "")
    assembly = assemble(made, "page1", Composer(narrow), Job(), Effort(1.5, 0.5))
    assert assembly.fill == 1.0
    rows = narrow.masthead.rows
    assert not [p for p in assembly.placements if p.column < 4 and p.row < rows]
    assert [p for p in assembly.placements if p.column >= 4 and p.row == 0]
    assert of(assembly, "lead")[:2] == (0, rows)

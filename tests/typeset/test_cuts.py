"""抠行: every cut and every addition proved by composing the whole article again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.article import planned, text_lines
from newsroom.typeset.compose import Composer
from newsroom.typeset.cuts import Cut, Push, cuts, pushes, without
from newsroom.typeset.kept import line_ends, rebased
from tests.typeset.material import SENTENCES, SLOT, edition, house, placement, prose, story

HOUSES = {stem: house(stem) for stem in ("shangjie-shibao", "zhengzhou-ribao")}
COMPOSERS = {stem: Composer(publication) for stem, publication in HOUSES.items()}
STEM = "shangjie-shibao"
COMPOSER = COMPOSERS[STEM]
MIXED = "\n".join(
    (
        "> 编者按：" + SENTENCES[0] + SENTENCES[5],
        prose(2),
        "## 一本登记本",
        "● " + SENTENCES[3] + SENTENCES[1],
        "",
        "### 听意见｜" + SENTENCES[4] + "**" + SENTENCES[6] + "**" + SENTENCES[2],
        "### 算细账。｜" + SENTENCES[7] + SENTENCES[8],
        "\\# 不是标题：" + SENTENCES[9] + "1\\*2",
    )
)


def one(article: Article, place: Placement | None = None, stem: str = STEM) -> Edition:
    return edition(HOUSES[stem], (article,), (place or placement(article.uuid),))


def with_body(before: Edition, body: str) -> Edition:
    article = replace(before.articles["a"], body=body)
    return replace(before, articles={"a": article})


def total(composer: Composer, whole: Edition, place: Placement) -> int:
    """Lines of what a placement has to print."""
    task = composer.task(whole, place)
    plan = planned(task, whole.publication, composer.setter)
    return len(text_lines(task, plan.columns[0].width, composer.setter))


def cut_lines(composer: Composer, whole: Edition, cut: Cut) -> int:
    body = without(whole.articles["a"].body, cut.tried)
    place = whole.placements[-1]
    return total(composer, with_body(whole, body), place) - total(composer, whole, place)


def pushed_lines(composer: Composer, whole: Edition, push: Push, amount: int) -> int:
    body = whole.articles["a"].body
    body = body[: push.at] + "新" * amount + body[push.at :]
    place = whole.placements[-1]
    return total(composer, with_body(whole, body), place) - total(composer, whole, place)


def own_lines(body: str) -> list[str]:
    """The body's paragraphs as the editor counts them: lines that are no crossheads."""
    return [line for line in body.split("\n") if line.strip() and not line.startswith("## ")]


MARKS = "的了在是有和区街道居民市场改造办公服务群众项目建设工作推进发展"
words = st.text(alphabet=MARKS, min_size=2, max_size=14)
pieces = st.one_of(
    words,
    words,
    st.sampled_from(["12.5%", "2026年3月", "“百姓菜篮子”", "WiFi", "——", "《条例》", "3.4万元"]),
)
clauses = st.lists(pieces, min_size=1, max_size=4).map("".join)
sentences = st.lists(clauses, min_size=1, max_size=4).map(lambda found: "，".join(found) + "。")
paragraphs = st.lists(sentences, min_size=1, max_size=4).map("".join)
openings = st.sampled_from(["", "", "", "● ", "### 小事｜", "> ", "## "])
lines = st.tuples(openings, paragraphs).map("".join)
bodies = st.lists(lines, min_size=1, max_size=5).map("\n".join)


@settings(max_examples=40, deadline=None)
@given(bodies, st.sampled_from(sorted(HOUSES)), st.integers(1, 3))
def test_a_cut_saves_its_line_and_an_addition_brings_one(body: str, stem: str, span: int) -> None:
    composer = COMPOSERS[stem]
    whole = one(story("a", body=body), placement("a", span=span, depth=30), stem)
    found = cuts(composer, whole, whole.placements[0])
    for cut in found:
        assert len(cut.tried) == cut.characters > 0
        assert cut.lines == 1
        assert cut_lines(composer, whole, cut) == -1
    more = pushes(composer, whole, whole.placements[0])
    for push in more:
        assert pushed_lines(composer, whole, push, push.characters) == 1
        if push.characters > 1:
            assert pushed_lines(composer, whole, push, push.characters - 1) != 1
    assert [(c.characters, c.paragraph) for c in found] == sorted(
        (c.characters, c.paragraph) for c in found
    )
    assert [(p.characters, p.paragraph) for p in more] == sorted(
        (p.characters, p.paragraph) for p in more
    )
    numbered = own_lines(body)
    for way in (*found, *more):
        assert body[way.start : way.end] in numbered[way.paragraph - 1]


def test_paragraphs_are_counted_as_the_editor_does_and_last_lines_found() -> None:
    whole = one(story("a", body=MIXED), placement("a", span=2))
    place = whole.placements[0]
    found = [*cuts(COMPOSER, whole, place), *pushes(COMPOSER, whole, place)]
    numbered = own_lines(MIXED)
    assert len(numbered) == 7
    assert len({way.paragraph for way in found}) >= 5
    for way in found:
        line = numbered[way.paragraph - 1]
        start = MIXED.index(line)
        assert start <= way.start <= way.end <= start + len(line)
        rest = line[way.end - start :]
        assert rest.strip("*") == ""


def test_one_character_less_would_not_do() -> None:
    whole = one(story("a", body=prose(12, 2)))
    found = cuts(COMPOSER, whole, whole.placements[0])
    assert found
    for cut in found:
        if cut.characters > 1:
            fewer = replace(cut, tried=cut.tried[1:], characters=cut.characters - 1)
            assert cut_lines(COMPOSER, whole, fewer) == 0


def test_an_article_over_by_some_lines_is_over_by_less_with_each_cut() -> None:
    whole = one(story("a", body=prose(14, 2)), placement("a", depth=20))
    over = COMPOSER.article(whole, whole.placements[0]).fit.over
    found = cuts(COMPOSER, whole, whole.placements[0])[:3]
    assert over > len(found) == 3
    gone = [at for cut in found for at in cut.tried]
    shorter = with_body(whole, without(whole.articles["a"].body, gone))
    assert COMPOSER.article(shorter, shorter.placements[0]).fit.over == over - 3


def test_a_last_line_of_two_characters_is_saved_by_what_stands_there() -> None:
    grid = HOUSES[STEM].grid
    place = placement("a", span=1)
    measure = int(grid.measure(1) // grid.body_size)
    body = "天" * (2 * measure)
    whole = one(story("a", body=body, credits=()), place)
    (cut,) = cuts(COMPOSER, whole, place)
    assert (cut.paragraph, cut.characters) == (1, 2)
    assert (cut.start, cut.end) == (len(body) - 2, len(body))
    assert pushes(COMPOSER, whole, place) == ()
    full = one(story("a", body=body[:-2], credits=()), place)
    assert cuts(COMPOSER, full, place) == ()
    (push,) = pushes(COMPOSER, full, place)
    assert (push.paragraph, push.characters) == (1, 1)


def test_a_byline_that_runs_in_is_not_cut_and_its_line_ends_the_body() -> None:
    publication = HOUSES[STEM]
    run_in = replace(publication, byline=replace(publication.byline, own_line=False))
    composer = Composer(run_in, COMPOSER.book)
    for extra in range(12):
        body = SENTENCES[0] + "又" * extra + "。"
        whole = edition(run_in, (story("a", body=body),), (placement("a", span=2),))
        for cut in cuts(composer, whole, whole.placements[0]):
            assert 0 <= cut.start <= cut.end == len(body)
            assert cut_lines(composer, whole, cut) == -1


def test_what_stands_before_a_jump_is_not_cut_behind_it() -> None:
    article = story("a", 12)
    first, second = placement("a", depth=16), placement("a", uuid="b", page="page1", part=1, row=30)
    whole = edition(HOUSES[STEM], (article,), (first, second))
    rest = COMPOSER.article(whole, first).rest
    assert rest is not None
    found = cuts(COMPOSER, whole, second)
    assert found
    assert all(cut.paragraph > rest.paragraph for cut in found)
    for cut in found:
        assert cut_lines(COMPOSER, whole, cut) == -1


def after(whole: Edition, place: Placement, body: str) -> int:
    """Lines of the placement in another body, its kept line ends carried along."""
    kept = rebased(place.kept_breaks, whole.articles["a"].body, body)
    moved = replace(place, kept_breaks=kept)
    return total(COMPOSER, replace(with_body(whole, body), placements=(moved,)), moved)


def test_kept_line_ends_are_carried_through_the_change() -> None:
    article = story("a", body=prose(6, 2))
    plain = placement("a")
    frames = COMPOSER.page(one(article, plain), plain.page).frames
    place = replace(plain, kept_breaks=line_ends(frames))
    whole = one(article, place)
    lines = total(COMPOSER, whole, place)
    found, more = cuts(COMPOSER, whole, place), pushes(COMPOSER, whole, place)
    assert place.kept_breaks
    assert found
    assert more
    for cut in found:
        assert after(whole, place, without(article.body, cut.tried)) == lines - 1
    for push in more:
        longer = article.body[: push.at] + "文" * push.characters + article.body[push.at :]
        assert after(whole, place, longer) == lines + 1


@pytest.mark.parametrize("cap", [2, 3])
def test_what_is_cut_beside_a_drop_cap_saves_its_line_too(cap: int) -> None:
    article = story("a", body=prose(6, 2))
    place = placement("a", drop_cap=cap)
    whole = one(article, place)
    lines = total(COMPOSER, whole, place)
    found, more = cuts(COMPOSER, whole, place), pushes(COMPOSER, whole, place)
    assert found
    assert more
    for cut in found:
        assert after(whole, place, without(article.body, cut.tried)) == lines - 1
    for push in more:
        longer = article.body[: push.at] + "文" * push.characters + article.body[push.at :]
        assert after(whole, place, longer) == lines + 1
    assert 1 in {way.paragraph for way in (*found, *more)}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n",
        "abc " * 40,
        "①" * 50,
        "\x00\x01",
        "😀" * 60,
        "## 小标题" * 9,
        "1" * 300,
        "**" * 30,
    ],
)
def test_odd_bodies_are_measured_without_complaint(body: str) -> None:
    kinds = (ArticleKind.NEWS, ArticleKind.BRIEF, ArticleKind.PICTURE)
    for kind in kinds:
        whole = one(story("a", body=body, kind=kind, slots=(SLOT,)), placement("a", span=1))
        for cut in cuts(COMPOSER, whole, whole.placements[0]):
            assert markup.parse(body)[cut.paragraph - 1].text
        assert all(push.characters for push in pushes(COMPOSER, whole, whole.placements[0]))


def test_an_article_that_is_gone_has_none() -> None:
    whole = replace(one(story("a")), articles={})
    assert cuts(COMPOSER, whole, whole.placements[0]) == ()
    lost = placement("a", page="nowhere", part=0), placement("a", uuid="b", page="page1", part=1)
    jumped = edition(HOUSES[STEM], (story("a", 12),), lost)
    assert cuts(COMPOSER, jumped, lost[1]) == ()
    assert pushes(COMPOSER, jumped, lost[1]) == ()

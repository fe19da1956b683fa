"""Manuscripts (文字稿) come back as the articles they were written from."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.export import word_manuscript
from newsroom.intake.docx import read_docx
from newsroom.model import carried, markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.carried import TOLD, told
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.identity import new_id
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.model.page import Page
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.model.reading import Reading
from newsroom.text import copy
from tests.typeset.material import house

TIMES, DAILY = house("shangjie-shibao"), house("zhengzhou-ribao")

LETTERS = "春夏秋冬镇村河湾杏果农Ａ9aZ（）【】，。：；“”—…·、！？#*｜\\>_&<\"' 　●"
lines = st.text(LETTERS, max_size=12).map(lambda text: text.strip(" 　\t"))
names = st.text("李王周志远思雨·", min_size=1, max_size=4)
labels = st.sampled_from(("", "", "本报记者", "见习记者", "实习生", "文"))
people = st.builds(Credit, names, st.sampled_from(Role), labels)
slots = st.builds(
    Slot, lines, st.lists(names, max_size=2, unique=True).map(tuple), st.just(""), st.booleans()
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A body paragraph of any kind, with bold passages."""
    kind = draw(st.sampled_from(ParagraphKind))
    text = draw(st.text(LETTERS, min_size=1, max_size=30).filter(lambda t: t.strip(" 　●")))
    if kind is ParagraphKind.RUN_IN:
        return markup.run_in(draw(st.text("一是摸清底数。", min_size=1, max_size=6)), text.strip())
    if kind is ParagraphKind.ITEM:
        text = "●" + text
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    bold = ((ends[0], ends[1]),) if ends[0] < ends[1] else ()
    return Paragraph(kind, text, bold=bold)


articles = st.builds(
    Article,
    uuid=st.builds(new_id),
    kind=st.sampled_from([kind for kind in ArticleKind if kind is not ArticleKind.GUIDE]),
    section=lines,
    kicker=lines,
    headline=lines,
    subhead=lines,
    dateline=st.sampled_from(("", "本报讯", "新华社郑州3月14日电", "又讯")),
    credits=st.lists(people, max_size=4, unique=True).map(tuple),
    source_unit=st.sampled_from(("", "区教体局", "区委办（督查室）")),
    body=st.lists(paragraphs(), max_size=5).map(markup.write),
    jump_from=st.sampled_from(("", "一版")),
    jump_to=st.sampled_from(("", "第3版")),
    slots=st.lists(slots, max_size=3).map(tuple),
    importance=st.integers(1, 5),
    notes=st.lists(lines.filter(bool), max_size=2).map(tuple),
)


def edition(publication, whole: list[Article]) -> Edition:
    page = Page(issue="issue", number=1, name="要闻")
    placements = tuple(
        Placement(page=page.uuid, article=article.uuid, column=0, row=n, span=1, depth=1)
        for n, article in enumerate(whole)
    )
    issue = Issue(
        publication=publication.stem,
        date=datetime.date(2026, 3, 14),
        number=IssueNumber((9,), (912,)),
    )
    known = {article.uuid: article for article in whole}
    return Edition(publication, issue, (page,), placements, known, {})


def back(path: Path) -> Reading:
    return copy.read(read_docx(path, path.stem, path.parent))


def facts(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in TOLD}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(whole=st.lists(articles, min_size=1, max_size=3), leads=st.booleans())
def test_whatever_an_article_holds_comes_back(tmp_path, whole, leads) -> None:
    made = edition(DAILY if leads else TIMES, whole)
    reading = back(word_manuscript.write(made, tmp_path / "文字稿.docx"))
    assert [facts(article) for article in reading.articles] == [facts(told(a)) for a in whole]
    assert [article.uuid for article in reading.articles] == [a.uuid for a in whole]
    assert [each.state for each in reading.carried] == [carried.state(a) for a in whole]
    assert [carried.state(article) for article in reading.articles] == [
        each.state for each in reading.carried
    ]

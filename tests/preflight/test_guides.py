from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.teaser import Teaser
from newsroom.preflight import guides
from tests.preflight.made import clean, snapshot, words


def test_a_guide_leads_to_printed_stories() -> None:
    guide = Article(uuid="second", kind=ArticleKind.GUIDE, headline="导读")
    made = replace(clean(), articles={**clean().articles, "second": guide})
    assert words(guides.guide, made) == ["导读里还没有条目"]
    lines = (Teaser(issue="issue", article="first"), Teaser(issue="issue", article="lost"))
    (found,) = guides.guide(snapshot(replace(made, teasers=lines)))
    assert found.words == "导读“（稿件已不在）”的稿件没有上版"
    assert found.where == "二版5栏4行"
    assert words(guides.guide, replace(made, teasers=lines[:1])) == []

"""Pictures brought onto a page by hand: into an article there, or as a story of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom.desk import rearranging
from newsroom.desk.rearranging import ReadPicture
from newsroom.model.article import ArticleKind
from newsroom.model.change import Change

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk

_HEADLINE = 20  # characters of a caption that serve as a working headline


def into_article(desk: Desk, article: str, read: Sequence[ReadPicture]) -> Change:
    """Put pictures into an article's empty slots, then into new ones. Raises NotFoundError."""
    now = desk.writing.open(article).article
    act = rearranging.added(now.slots, read)
    return desk.picturing.put(replace(now, slots=act.slots), act)


def begin(desk: Desk, page: str, cell: tuple[int, int], read: Sequence[ReadPicture]) -> Change:
    """A picture story of these pictures with its left top at a free cell of a page, in one step.

    Its headline is what the first caption begins with. Raises RefusedError on occupied ground.
    """
    issue = desk.library.issues.issue_of(page)
    with desk.together("图片新闻上版"):
        made = desk.writing.new(issue.publication, issue.uuid, ArticleKind.PICTURE)
        (uuid,) = made.articles
        now = desk.writing.open(uuid).article
        caption = next((one.caption for one in read if one.caption), "")
        act = rearranging.added(now.slots, read)
        headline = caption.split("，")[0].split("。")[0][:_HEADLINE]
        change = desk.picturing.put(replace(now, headline=headline, slots=act.slots), act)
        placed = desk.paging.place(uuid, page, *cell)
    return replace(made | change | placed, label="图片新闻上版")

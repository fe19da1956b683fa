"""Reserved blocks: adverts that say so, nothing past its last day."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.article import Article, ArticleKind
from newsroom.model.filler import FillerKind
from newsroom.model.frame import PictureFrame, TextFrame
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.preflight.snapshot import Found, Snapshot, at, titled

_MARK = "广告"


def unmarked(snapshot: Snapshot) -> Iterator[Found]:
    """Adverts without the word 广告 in type: 《广告法》第十四条 wants them marked. Of artwork,
    which the program cannot read, it is asked once.
    """
    for page, placement, article in snapshot.placed():
        if not _advert(snapshot, article) or _shows_mark(snapshot, page, placement):
            continue
        drawn = _artwork(snapshot, page, placement)
        words = "的画稿上请核对有没有“广告”字样" if drawn else "没有标明“广告”"
        yield at(page, placement).found(
            f"{titled(article)}{words}",
            *(article.uuid, drawn, article.headline, article.body),
            advice="画稿上已有的，说明理由即可" if drawn else "在标题或文中加上“广告”二字",
        )


def expired(snapshot: Snapshot) -> Iterator[Found]:
    """Fillers and adverts past their last day."""
    date = snapshot.edition.issue.date
    for page, placement, article in snapshot.placed():
        filler = snapshot.edition.fillers.get(article.uuid)
        if filler is not None and filler.valid_until is not None and not filler.valid(date):
            until = filler.valid_until
            yield at(page, placement).found(
                f"{titled(article)}只能用到{until.month}月{until.day}日，本期出版时已过期",
                *(article.uuid, until.isoformat(), date.isoformat()),
                advice="换一篇，或在补白库里改有效期",
            )


def _advert(snapshot: Snapshot, article: Article) -> bool:
    filler = snapshot.edition.fillers.get(article.uuid)
    if filler is not None:
        return filler.kind is FillerKind.ADVERT
    return article.kind is ArticleKind.ADVERT and article.section in ("", _MARK)


def _shows_mark(snapshot: Snapshot, page: Page, placement: Placement) -> bool:
    frames = snapshot.composed(page)
    return frames is not None and any(
        isinstance(frame, TextFrame)
        and frame.placement == placement.uuid
        and any(_MARK in line.text for line in frame.lines)
        for frame in frames.frames
    )


def _artwork(snapshot: Snapshot, page: Page, placement: Placement) -> str:
    """The picture (SHA-256) that fills a block; empty for none."""
    frames = snapshot.composed(page)
    shown = (
        frame.picture
        for frame in (frames.frames if frames else ())
        if isinstance(frame, PictureFrame) and frame.placement == placement.uuid
    )
    return next(shown, "")

"""Whether everything says who made it: bylines, captions, photographers, sources of reprints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Role
from newsroom.model.picture import Slot
from newsroom.preflight.snapshot import Found, Snapshot, of_article, titled

_LEAST = 80  # characters of a story that somebody signs
# What is printed in an institution's own name, and what is signed in the text itself.
_UNSIGNED = re.compile(
    r"公告|公示|通告|通知|启事|声明|名单|决定|条例|办法|细则|倡议书|公开信|贺信|慰问信|社论|"
    r"编后|编者按|天气|预报|导读|目录|更正|致歉|征稿|讣告|链接|小贴士|提示|问答|一览|日程"
)
_SIGNED = re.compile(r"[（(](?:本报)?(?:记者|通讯员|本报讯|综合|据|来源|摘自|选自)")
_SHOWN_BY = re.compile(
    r"摄|图片?由|供图|提供|图片?[:：/／]|资料图|制图|绘|漫画|截图|效果图|示意图|作$"
)
_REPRINT = re.compile(r"转载|摘自|选自|原载|摘编|编摘|文摘")
_FROM = re.compile(r"(?:转载自?|摘自|选自|原载于?|来源|据)[:：]?\s?[《“]?[\w《“·]{2,}")
_NO_SOURCE = re.compile(r"(?:来源|出处|摘自|选自|原载|转载自)[:：]?\s*(?:[）)。]|$)")


def byline(snapshot: Snapshot) -> Iterator[Found]:
    """Stories that name nobody."""
    for article in snapshot.stories:
        if _wants_byline(article) and not (snapshot.flows or _signed(article)):
            yield of_article(snapshot, article).found(
                f"{titled(article)}没有署名",
                article.uuid,
                article.headline,
                advice="补上记者、通讯员或来源单位",
                field="credits",
            )


def source_unit(snapshot: Snapshot) -> Iterator[Found]:
    """Items of a bulletin that do not name the unit they come from."""
    for article in snapshot.stories:
        if _length(article) >= _LEAST and not (article.source_unit or article.credits):
            yield of_article(snapshot, article).found(
                f"{titled(article)}没有来源单位",
                article.uuid,
                article.headline,
                advice="由本单位编写的不必写；报送的补上报送单位",
                field="source_unit",
            )


def caption(snapshot: Snapshot) -> Iterator[Found]:
    """Pictures without a caption; a story's only one by its own reporter (文/图) shows what the
    story tells.
    """
    for article, number, slot in _pictures(snapshot):
        shot = _photographed(article, slot)
        if not slot.caption.strip() and not (shot and len(article.slots) == 1):
            yield of_article(snapshot, article).found(
                f"{titled(article)}的第 {number + 1} 张图片没有说明{'' if shot else '和作者'}",
                article.uuid,
                slot.picture,
                advice="补写图片说明" + ("" if shot else "和“某某 摄”"),
                slot=number,
            )


def photographer(snapshot: Snapshot) -> Iterator[Found]:
    """Captions that name nobody who took or gave the picture."""
    for article, number, slot in _pictures(snapshot):
        if slot.caption.strip() and not _photographed(article, slot):
            yield of_article(snapshot, article).found(
                f"{titled(article)}的第 {number + 1} 张图片没有作者",
                *(article.uuid, slot.picture, slot.caption),
                advice="在图片说明后写上“某某 摄”或供图单位",
                slot=number,
            )


def reprint(snapshot: Snapshot) -> Iterator[Found]:
    """Reprints that do not say where they come from: as data, and to the reader."""
    for article in snapshot.printed:
        if article.kind is ArticleKind.REPRINT:
            yield from _reprinted(snapshot, article)
            continue
        text = markup.visible(article.body)
        told = f"{article.section}\n{text[-60:]}"
        nameless = _NO_SOURCE.search(text.rstrip())
        known = article.source_unit or article.agency or _FROM.search(f"{article.dateline}{text}")
        if nameless or (_REPRINT.search(told) and not known):
            yield of_article(snapshot, article).found(
                f"{titled(article)}是转载的，没有注明出处",
                article.uuid,
                article.headline,
                text[-60:],
                advice="写明原载报刊和作者",
            )


def _reprinted(snapshot: Snapshot, article: Article) -> Iterator[Found]:
    origin = article.origin
    missing = [
        word for word, known in (("原载报刊", origin.source), ("日期", origin.date)) if not known
    ]
    if missing:
        yield of_article(snapshot, article).found(
            f"{titled(article)}是转载，没有填{'和'.join(missing)}",
            *(article.uuid, origin.source, str(origin.date)),
            advice="打开稿件，在“转载自”一行填上",
        )
    told = f"{article.dateline}{article.source_unit}{markup.visible(article.body)}"
    name = origin.source.strip("《》 ")
    if name and name not in told:
        yield of_article(snapshot, article).found(
            f"{titled(article)}是转载，版面上没有注明出处“{name}”",
            *(article.uuid, origin.source, told[-60:]),
            advice="点“写到文末”，或写进电头、来源单位",
        )


def _wants_byline(article: Article) -> bool:
    written = article.kind in (ArticleKind.NEWS, ArticleKind.BRIEF, ArticleKind.COMMENTARY)
    official = _UNSIGNED.search(f"{article.headline}{article.kicker}{article.section}")
    return written and _length(article) >= _LEAST and not official


def _signed(article: Article) -> bool:
    if article.credits or article.source_unit or article.agency:
        return True
    text = markup.visible(article.body)
    return bool(_SIGNED.search(text[:40]) or _SIGNED.search(text[-60:]))


def _length(article: Article) -> int:
    return len(markup.visible(article.body))


def _pictures(snapshot: Snapshot) -> Iterator[tuple[Article, int, Slot]]:
    for article in snapshot.stories:
        for number, slot in enumerate(article.slots):
            if slot.picture:
                yield article, number, slot


def _photographed(article: Article, slot: Slot) -> bool:
    if slot.photographers or any(c.role is Role.PHOTOGRAPHER for c in article.credits):
        return True
    if any("图" in c.label or "摄" in c.label for c in article.credits):
        return True
    return bool(_SHOWN_BY.search(slot.caption))

"""Jumps: 上接 and 下转 with the page they name, and joining the two halves of one story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.model.article import Article
from newsroom.text.copy.shapes import finished, overlap

_PAGE = r"(?P<page>第?\s?[A-Za-z]?\d{1,3}\s?版?|第?[一二三四五六七八九十]{1,3}版|头版)"
_ARROW = r"[▶►→➤■●▲▼◆>》\s]*"
_TITLE = r"(?:[，,：:\s]*《(?P<title>[^《》]{2,60})》)?"
_FROM = re.compile(rf"[（(\[【]?{_ARROW}(?:紧接|上接|接)\s?{_PAGE}{_TITLE}{_ARROW}[）)\]】]?")
_TO = re.compile(rf"[（(\[【]?{_ARROW}(?:下转|转)\s?{_PAGE}{_TITLE}{_ARROW}[）)\]】]?$")
_SURE = re.compile(r"上接|下转|紧接")
_SAME_STORY = 0.6


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump's words taken off a text: page as printed, the title it names, and what is left."""

    page: str
    title: str
    rest: str


def take_from(text: str) -> Jump:
    """A text's 上接 at its beginning; without one, page is empty and rest the whole text."""
    match = _FROM.match(text)
    if match is None or not _is_sure(match):
        return Jump("", "", text)
    return Jump(_page(match), match["title"] or "", text[match.end() :].lstrip())


def take_to(text: str) -> Jump:
    """A text's 下转 at its end; without one, page is empty and rest the whole text."""
    start = max(len(text) - 90, 0)
    match = _TO.search(text, start)
    if match is None or not _is_sure(match):
        return Jump("", "", text)
    return Jump(_page(match), match["title"] or "", text[: match.start()].rstrip())


def is_jump_line(text: str) -> bool:
    """Whether a line holds a jump and nothing else."""
    if len(text) > 90:
        return False
    found = take_from(text)
    if found.page:
        return not found.rest
    found = take_to(text)
    return bool(found.page) and not found.rest


def _is_sure(match: re.Match[str]) -> bool:
    """A bare 接 or 转 counts only in brackets; 转 also needs its 版."""
    found = match.group()
    if _SURE.search(found):
        return True
    return found[0] in "（([【" and found.rstrip("）)]】 ").endswith("版")


def _page(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match["page"])


def halves_joined(
    articles: Sequence[Article], titles: Sequence[str]
) -> list[tuple[Article, tuple[int, ...]]]:
    """Articles with matching halves made one, each with the indexes of what it was made of.

    titles: for each article, the title its 上接 names, or an empty text. A part in the middle of
    a story is the end of one half and the beginning of the next.
    """
    found: list[tuple[Article, tuple[int, ...]]] = []
    following = _following(articles, titles)
    taken = set(following.values())
    for index, article in enumerate(articles):
        if index in taken:
            continue
        whole, parts = article, [index]
        while (tail := following.get(parts[-1], -1)) >= 0:
            whole = _one(whole, articles[tail], articles[parts[-1]].jump_to)
            parts.append(tail)
        found.append((whole if len(parts) > 1 else _lone(article), tuple(parts)))
    return found


def _following(articles: Sequence[Article], titles: Sequence[str]) -> dict[int, int]:
    """For each half the one that goes on with it. No half follows itself, be it by others."""
    heads = [i for i, article in enumerate(articles) if article.jump_to]
    following: dict[int, int] = {}
    for tail, article in enumerate(articles):
        if not article.jump_from:
            continue
        behind = [tail]
        while behind[-1] in following:
            behind.append(following[behind[-1]])
        others = [head for head in heads if head not in behind]
        head = _head_of(article, titles[tail], articles, others)
        if head >= 0:
            following[head] = tail
    return following


def _head_of(tail: Article, title: str, articles: Sequence[Article], heads: Sequence[int]) -> int:
    """The index of the half that goes before `tail`, or -1."""
    scored = [(_same(articles[head], tail, title), head) for head in heads]
    score, best = max(scored, default=(0.0, -1))
    if score >= _SAME_STORY:
        return best
    unnamed = not tail.headline and not title
    return heads[0] if unnamed and len(heads) == 1 else -1


def _same(head: Article, tail: Article, title: str) -> float:
    names = [name for name in (title, tail.headline) if name]
    wanted = "".join((head.kicker, head.headline, head.subhead))
    return max((overlap(name, wanted) for name in names), default=0.0)


def _one(head: Article, tail: Article, page: str) -> Article:
    """Both halves as one article; a sentence cut by the jump to `page` is closed again."""
    gap = "\n" if finished(head.body) or not (head.body and tail.body) else ""
    known = {(credit.name, credit.role) for credit in head.credits}
    added = tuple(c for c in tail.credits if (c.name, c.role) not in known)
    note = f"下转{page}与上接{tail.jump_from}两部分已合为一稿"
    return replace(
        head,
        body=head.body + gap + tail.body,
        credits=head.credits + added,
        source_unit=head.source_unit or tail.source_unit,
        jump_from=tail.jump_from,
        slots=head.slots + tail.slots,
        notes=(*head.notes, *tail.notes, note),
    )


def _lone(article: Article) -> Article:
    notes = list(article.notes)
    if article.jump_from:
        notes.append(f"上接{article.jump_from}：只有后半部分，前半部分不在此稿中")
    if article.jump_to:
        notes.append(f"下转{article.jump_to}：只有前半部分，后半部分不在此稿中")
    return replace(article, notes=tuple(notes))

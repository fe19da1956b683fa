"""Rare characters of a page: those that no installed font has, and those that another font lends.

The first are painted as 〓, as print shops do; of both the page editor is told, since a print shop
may lack them as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newsroom.model.article import Article
from newsroom.model.frame import Frame, Run, TextFrame
from newsroom.typeset.fonts import GETA, FontBook


def unshown(
    frames: Iterable[Frame],
    articles: Iterable[Article],
    missing: Sequence[str],
    words: Callable[[], Iterable[str]] = tuple,
) -> tuple[str, ...]:
    """Those of the characters that no font has which a page ought to show.

    words: what furniture was made from, asked for only where some of it could not be shown.
    """
    if not missing:
        return ()
    known = {article.uuid: article for article in articles}
    wanted: set[str] = set()
    for frame, run in _runs(frames):
        if GETA not in run.text:
            continue
        article = known.get(frame.article)
        if article is None:
            wanted.update(*words())
        elif run.start >= 0:
            wanted.update(_sources(article.body, run))
        else:
            wanted.update(*_beside_body(article))
    return tuple(char for char in missing if char in wanted)


def lent(frames: Iterable[Frame], book: FontBook) -> tuple[str, ...]:
    """What to say of the Han on a page that its fonts lack and others have."""
    lenders = book.lenders
    if not lenders:
        return ()
    found: dict[str, dict[str, None]] = {}
    for _, run in _runs(frames):
        for char in lenders.keys() & set(run.text):
            if lenders[char] == run.face.family:
                found.setdefault(run.face.family, {})[char] = None
    return tuple(
        f"“{'、'.join(chars)}”不在本版所用的字体里，暂用 {family} 代替，请与印厂核对"
        for family, chars in found.items()
    )


def _runs(frames: Iterable[Frame]) -> Iterable[tuple[TextFrame, Run]]:
    for frame in frames:
        if isinstance(frame, TextFrame):
            for line in frame.lines:
                for run in line.runs:
                    yield frame, run


def _sources(body: str, run: Run) -> Iterable[str]:
    offsets = run.offsets or range(run.start, run.start + len(run.text))
    return (body[at] for at, char in zip(offsets, run.text, strict=False) if char == GETA)


def _beside_body(article: Article) -> Iterable[str]:
    yield from (article.section, article.kicker, article.headline, article.subhead)
    yield from (article.dateline, article.source_unit)
    yield from (credit.name for credit in article.credits)
    yield from (slot.printed_caption for slot in article.slots)

"""用稿证明: that a piece was printed, and where, with the clipping cut from its painted page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import RefusedError
from newsroom.export import clipping, word_certificate
from newsroom.export.naming import legal_name
from newsroom.export.word_certificate import Certificate
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, Painter, PictureSource
from newsroom.model.ledger import Piece, Share, Span
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class Evidence:
    """A printed piece with the issue it stands in, frozen. whose: keys of the persons that the
    certificate is for (Share.key); empty for all who are credited.
    """

    edition: Edition
    piece: Piece
    whose: tuple[str, ...] = ()

    @property
    def shares(self) -> tuple[Share, ...]:
        """Those that the certificate names."""
        everyone = self.piece.shares
        chosen = tuple(share for share in everyone if share.key in self.whose)
        return chosen or tuple(share for share in everyone if share.wrote) or everyone

    @property
    def stem(self) -> str:
        """The name of its file: 用稿证明-田禾-河堤晨跑道修好了."""
        names = "、".join(share.name for share in self.shares[:3])
        return legal_name("-".join(filter(None, ("用稿证明", names, self.piece.title))))


def gather(library: Library, article: str, issue: str = "", whose: Sequence[str] = ()) -> Evidence:
    """What a certificate on an article is made from. issue: where it was printed; the last one
    where none is named.

    Raises RefusedError where the article was not printed, NotFoundError.
    """
    known = library.articles.get(article)
    title = known.headline or f"{known.title.splitlines()[0]}……"
    printed = [one for one in library.published.of(article) if issue in ("", one.issue)]
    if not printed:
        raise RefusedError(
            f"《{title}》还没有刊出，不能开用稿证明",
            kept="没有写文件",
            advice="这一期签发以后才算刊出",
        )
    last = printed[-1]
    span = Span(since=last.date, until=last.date, publication=last.publication, own=False)
    pieces = [
        piece
        for piece in library.ledger.pieces(span)
        if piece.article == article and piece.issue == last.issue
    ]
    if not pieces:
        raise RefusedError(
            f"《{title}》不算稿件（广告、导读，或是上接的后一半）",
            kept="没有写文件",
            advice="请选刊出的稿件；转版的稿件请选开头那一篇",
        )
    whole = replace(
        pieces[0],
        item=0,
        title=title,
        characters=sum(piece.characters for piece in pieces),
        pictures=sum(piece.pictures for piece in pieces),
    )
    return Evidence(library.editions.get(last.issue), whole, tuple(whose))


def certify(
    evidence: Evidence,
    pages: Sequence[PageFrames],
    painter: Painter,
    pictures: PictureSource,
    folder: Path,
    job: Job,
) -> Path:
    """Write the certificate into a folder; give its path. pages: of the edition, as composed.

    Raises FileError, CancelledError.
    """
    job.report(0.4, "正在剪报")
    clippings = clipping.cut(pages, evidence.piece.article, painter, pictures)
    job.report(0.8, "正在写用稿证明")
    made = Certificate(
        publication=evidence.edition.publication,
        piece=evidence.piece,
        people=_called(evidence.shares),
        clippings=clippings,
        day=datetime.date.today(),
    )
    return word_certificate.write(made, folder / f"{evidence.stem}.docx")


def _called(shares: Sequence[Share]) -> str:
    """记者 田禾、通讯员 陶小满（区水务局）."""
    words = []
    for share in shares:
        role = f"{share.role.word} " if share.role.word else ""
        unit = f"（{share.unit}）" if share.unit else ""
        words.append(f"{role}{share.name}{unit}")
    return "、".join(words) or "本报"

"""Every printed text of an article with the place to go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model import markup
from newsroom.model.article import Article


@dataclass(frozen=True, slots=True)
class Wording:
    """One text. name: what the newsroom calls it. field: of the article; empty where it is of
    none. slot: of a caption. offsets: of its characters in the body's markup; empty where it
    stands in no body.
    """

    name: str
    text: str
    field: str = ""
    slot: int = -1
    offsets: Sequence[int] = ()

    def offset(self, index: int) -> int:
        """Where a character stands in the body's markup; -1 where in none."""
        return self.offsets[index] if self.offsets else -1


def wordings(article: Article) -> Iterator[Wording]:
    """Headings, body by paragraphs, byline and captions; empty ones are left out."""
    fields = (
        ("栏题", "section", article.section),
        ("引题", "kicker", article.kicker),
        ("主题", "headline", article.headline),
        ("副题", "subhead", article.subhead),
        ("电头", "dateline", article.dateline),
        ("署名", "credits", " ".join(credit.name for credit in article.credits)),
        ("来源单位", "source_unit", article.source_unit),
    )
    for name, field, text in fields:
        if text.strip():
            yield Wording(name, text, field)
    for paragraph in markup.parse(article.body):
        yield Wording("正文", paragraph.text, "body", offsets=paragraph.offsets)
    for number, slot in enumerate(article.slots):
        if slot.printed_caption:
            yield Wording("图片说明", slot.printed_caption, "slots", number)

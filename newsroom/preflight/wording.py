"""Every printed text of an article with the place to go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model import markup
from newsroom.model.article import FIELD_WORDS, Article

_HEADINGS = ("section", "kicker", "headline", "subhead", "dateline", "credits", "source_unit")


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
    people = " ".join(credit.name for credit in article.credits)
    for field in _HEADINGS:
        text = people if field == "credits" else str(getattr(article, field))
        if text.strip():
            yield Wording(FIELD_WORDS[field], text, field)
    for paragraph in markup.parse(article.body):
        yield Wording(FIELD_WORDS["body"], paragraph.text, "body", offsets=paragraph.offsets)
    for number, slot in enumerate(article.slots):
        if slot.printed_caption:
            yield Wording("图片说明", slot.printed_caption, "slots", number)

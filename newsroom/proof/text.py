"""Copy as rules read it: passages (a headline, a paragraph, a caption) and stories of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.kinds import ArticleKind
from newsroom.model.markup import ParagraphKind
from newsroom.proof import quotes
from newsroom.text import words

HEADINGS = ("section", "kicker", "headline", "subhead", "dateline", "source_unit")
_TITLES = frozenset({"section", "kicker", "headline", "subhead"})


class Text:
    """One passage. What several rules need of it is reckoned once, when first asked for.

    field, slot: as in `Article`. offsets: where each character and the end stand in the field as
    it is kept; the same places where none are given. kind: of a paragraph of the body. locked:
    words that must stay as they are (通稿).
    """

    def __init__(
        self,
        text: str,
        field: str = "body",
        *,
        slot: int = -1,
        kind: ParagraphKind = ParagraphKind.TEXT,
        offsets: Sequence[int] = (),
        locked: bool = False,
    ) -> None:
        self.text = text
        self.field = field
        self.slot = slot
        self.kind = kind
        self.offsets = offsets
        self.locked = locked

    @property
    def title(self) -> bool:
        """Whether it is a heading, which ends without a mark."""
        return self.field in _TITLES or self.kind is ParagraphKind.CROSSHEAD

    @cached_property
    def words(self) -> tuple[words.Word, ...]:
        """Each word with its start and end. The dictionary is read at first use."""
        return words.cut(self.text)

    @cached_property
    def borders(self) -> frozenset[int]:
        """The offsets where words begin or end."""
        return frozenset({0, len(self.text)} | {end for _, _, end in self.words})

    @cached_property
    def quotes(self) -> quotes.Quotes:
        """What stands within quotation marks, book title marks and brackets."""
        return quotes.read(self.text)

    def placed(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the passage as characters of the field."""
        if not self.offsets:
            return start, end
        first = self.offsets[start]
        return first, first if end == start else self.offsets[end - 1] + 1


@dataclass(frozen=True)
class Story:
    """One article's passages in reading order: headings, paragraphs, captions.

    article: its identity and all else that is known of it; None for text that is no article.
    page: the number of its page, 0 for none; issue rules compare by it.
    """

    texts: tuple[Text, ...]
    article: Article | None = None
    page: int = 0
    uuid: str = field(default="")


def of_article(article: Article, *, page: int = 0) -> Story:
    """The story of an article. Empty fields are left out; the byline is no passage."""
    locked = article.kind is ArticleKind.WIRE
    texts = [
        Text(str(getattr(article, name)), name, locked=locked)
        for name in HEADINGS
        if str(getattr(article, name)).strip()
    ]
    texts += [
        Text(one.text, "body", kind=one.kind, offsets=one.offsets, locked=locked)
        for one in markup.parse(article.body)
    ]
    texts += [
        Text(slot.printed_caption, "slots", slot=number, locked=locked)
        for number, slot in enumerate(article.slots)
        if slot.printed_caption.strip()
    ]
    return Story(tuple(texts), article, page, article.uuid)


def of_lines(text: str, field: str = "body") -> Story:
    """The story of plain text, a paragraph a line; places count in the whole text."""
    texts = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            texts.append(Text(line, field, offsets=range(start, start + len(line) + 1)))
        start += len(line) + 1
    return Story(tuple(texts))

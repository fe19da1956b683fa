"""Copy as rules read it: passages (a headline, a paragraph, a caption) and stories of several."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, Unit
from newsroom.model.finding import Severity
from newsroom.model.kinds import ArticleKind
from newsroom.model.markup import ParagraphKind
from newsroom.proof import days, numbers, people, quotes
from newsroom.proof.lengths import parted
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

    def recall(self, same: Text) -> None:
        """Take what was reckoned of the same passage elsewhere."""
        self.__dict__ = {**same.__dict__, **self.__dict__}

    @property
    def title(self) -> bool:
        """Whether it is a heading, which ends without a mark."""
        return self.field in _TITLES or self.kind is ParagraphKind.CROSSHEAD

    @cached_property
    def characters(self) -> frozenset[str]:
        """Each character that stands in it."""
        return frozenset(self.text)

    @cached_property
    def pairs(self) -> Mapping[str, Sequence[int]]:
        """Where each pair of characters stands."""
        places: dict[str, list[int]] = {}
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            places.setdefault(pair, []).append(at)
        return places

    @property
    def level(self) -> Severity | None:
        """How much a doubt about its words weighs at most; None: as much as its rule says."""
        return Severity.HINT if self.locked else None

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

    @cached_property
    def people(self) -> tuple[people.Mention, ...]:
        """People with the titles that stand beside their names."""
        return people.mentions(self)

    @cached_property
    def days(self) -> tuple[days.Day, ...]:
        """Its dates and days in reading order."""
        return days.read(self.text)

    @cached_property
    def numbers(self) -> tuple[numbers.Number, ...]:
        """Its numbers in reading order."""
        return numbers.read(self.text)

    @cached_property
    def seams(self) -> frozenset[int]:
        """The borders, and the places within words that the dictionary does not know: where
        nothing says that characters belong together.
        """
        known = words.counts()[1]
        loose = {
            place
            for word, start, end in self.words
            if end - start > 1 and not known.get(word)
            for place in range(start + 1, end)
        }
        return self.borders | loose

    def placed(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the passage as characters of the field."""
        if not self.offsets:
            return start, end
        first = self.offsets[start]
        return first, first if end == start else self.offsets[end - 1] + 1


@dataclass(frozen=True)
class Earlier:
    """An article of the archive. day: of its issue. label: how a finding names it."""

    article: Article
    day: datetime.date
    label: str


@dataclass(frozen=True)
class Records:
    """What the library knows that a story may be compared with.

    earlier: printed articles that may tell of the same, the newest first. persons: who is known to
    write for the house, with a name like one of its byline. units: the unit directory.
    """

    earlier: tuple[Earlier, ...] = ()
    persons: tuple[Contributor, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Story:
    """One article's passages in reading order: headings, paragraphs, captions.

    article: its identity and all else that is known of it; None for text that is no article.
    page: the number of its page, 0 for none; issue rules compare by it. beside: what only rules
    over stories and issues look at, by places behind the texts: the names of the byline (slot: of
    the credit) and the pages named by 上接 and 下转. records: what the library knows beside it.
    """

    texts: tuple[Text, ...]
    article: Article | None = None
    page: int = 0
    uuid: str = field(default="")
    beside: tuple[Text, ...] = ()
    records: Records = Records()

    @cached_property
    def passages(self) -> tuple[Text, ...]:
        """All that a slip may point at."""
        return (*self.texts, *self.beside)


def of_article(article: Article, *, page: int = 0, records: Records | None = None) -> Story:
    """The story of an article. Empty fields are left out."""
    locked = article.kind is ArticleKind.WIRE
    texts = [
        Text(str(getattr(article, name)), name, locked=locked)
        for name in HEADINGS
        if str(getattr(article, name)).strip()
    ]
    texts += [
        Text(
            one.text[start:end],
            "body",
            kind=one.kind,
            offsets=one.offsets[start : end + 1],
            locked=locked,
        )
        for one in markup.parse(article.body)
        for start, end in parted(one.text)
    ]
    texts += [
        Text(slot.printed_caption, "slots", slot=number, locked=locked)
        for number, slot in enumerate(article.slots)
        if slot.printed_caption.strip()
    ]
    beside = [
        Text(credit.name, "credits", slot=number, locked=locked)
        for number, credit in enumerate(article.credits)
    ]
    beside += [
        Text(getattr(article, name), name, locked=locked)
        for name in ("jump_from", "jump_to")
        if getattr(article, name)
    ]
    return Story(tuple(texts), article, page, article.uuid, tuple(beside), records or Records())


def of_lines(text: str, field: str = "body") -> Story:
    """The story of plain text, a paragraph a line; places count in the whole text."""
    texts = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            for first, last in parted(line):
                places = range(start + first, start + last + 1)
                texts.append(Text(line[first:last], field, offsets=places))
        start += len(line) + 1
    return Story(tuple(texts))

"""A story written down as an article: credits, jumps, captions and body markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.model.picture import Slot
from newsroom.text.bylines import read_opening
from newsroom.text.copy.blocks import Block, Kind, is_note
from newsroom.text.copy.captions import fits_below, in_order, is_caption, only_credit, without_arrow
from newsroom.text.copy.headlines import Heading
from newsroom.text.copy.jumps import take_from, take_to
from newsroom.text.copy.runins import with_run_ins
from newsroom.text.copy.seams import running_text
from newsroom.text.copy.shapes import cannot_begin, closes_unopened, finished
from newsroom.text.copy.signatures import ending_of, people_of
from newsroom.text.normalise import normalise
from newsroom.text.photographers import read_caption

NO_BEGINNING = "疑缺开头：正文从句子中间开始"
NO_END = "疑缺结尾：末段没有收句"
_POINTED = re.compile(r"图[为①-⑳]|图\d为")


@dataclass(frozen=True, slots=True)
class Written:
    """An article, for each of its slots a picture's index or -1, the title that its 上接 names,
    and what was normalised in its text.
    """

    article: Article
    pictures: tuple[int, ...]
    continued: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Writer:
    """Collects what a story's blocks hold, in their order."""

    credits: list[Credit] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    dateline: str = ""
    place: str = ""
    agency: str = ""
    source_unit: str = ""
    jump_from: str = ""
    jump_to: str = ""
    continued: str = ""
    changes: dict[tuple[str, str], None] = field(default_factory=dict)
    _waiting: list[int] = field(default_factory=list)
    _began: bool = False
    _above: Kind | None = None

    def take(self, blocks: Sequence[Block]) -> Writer:
        """Take a story's blocks."""
        for block in blocks:
            if block.line.gap and block.kind is not Kind.PICTURE:
                self._empty_slot(doubtful=False)
            self._take(block)
            self._above = block.kind
        return self

    def gap(self) -> None:
        """An empty room above the story's headline: its picture's, or its neighbour's."""
        self._empty_slot(doubtful=True)
        self.notes.append("标题上方留有图片位置，归属请核对")

    def _take(self, block: Block) -> None:
        match block.kind:
            case Kind.PICTURE:
                self._picture(block.line.picture)
            case Kind.CAPTION:
                self._caption(block.text)
            case Kind.BYLINE:
                self._byline(block.text)
            case Kind.JUMP:
                self._jump(block.text)
            case Kind.HEAD:
                self._add(ParagraphKind.CROSSHEAD, block.text)
            case Kind.ITEM:
                self._text(block.text, ParagraphKind.ITEM)
            case _:
                note = block.line.style == "按语"
                self._text(block.text, ParagraphKind.NOTE if note else ParagraphKind.TEXT)

    def _picture(self, index: int) -> None:
        """A picture; a caption right above it that has none is its own."""
        if self._above is Kind.CAPTION and self.pictures[-1] < 0:
            self.pictures[-1] = index
            return
        self._waiting.append(len(self.slots))
        self.slots.append(Slot())
        self.pictures.append(index)

    def _empty_slot(self, *, doubtful: bool) -> None:
        self._waiting.append(len(self.slots))
        self.slots.append(Slot(doubtful=doubtful))
        self.pictures.append(-1)

    def _add(self, kind: ParagraphKind, text: str) -> None:
        self.paragraphs.append(markup.text(text, kind=kind))

    def add_credits(self, found: Iterable[Credit]) -> None:
        """Credit people, each once a role."""
        known = {(credit.name, credit.role) for credit in self.credits}
        for credit in found:
            if (credit.name, credit.role) not in known:
                known.add((credit.name, credit.role))
                self.credits.append(credit)

    def _byline(self, text: str) -> None:
        found = people_of(text)
        ending = ending_of(text)
        people = found or ending.credits
        known = {(credit.name, credit.role) for credit in self.credits}
        if people and all((credit.name, credit.role) in known for credit in people):
            self.notes.append(f"重复的署名行已略去：{text}")
        self.add_credits(people)
        self.source_unit = self.source_unit or ending.source_unit
        if not (people or ending.source_unit):
            self.notes.append(f"署名未列人名，已略去：{text}")

    def _jump(self, text: str) -> None:
        before, after = take_from(text), take_to(text)
        self.jump_from = self.jump_from or before.page
        self.continued = self.continued or before.title
        self.jump_to = self.jump_to or after.page

    def _caption(self, text: str) -> None:
        caption = read_caption(without_arrow(text))
        people = tuple(caption.photographers)
        self.add_credits(caption.credits or (Credit(name, Role.PHOTOGRAPHER) for name in people))
        if self.slots and only_credit(text) and not self.slots[-1].photographers:
            last = self.slots[-1]
            self.slots[-1] = Slot(last.caption, people, last.picture, last.doubtful)
            return
        slot = Slot(self._tidy(caption.text.strip()), people)
        self.captions.append(slot.caption)
        if self._waiting:
            self.slots[self._waiting.pop(0)] = slot
        else:
            self.slots.append(slot)
            self.pictures.append(-1)

    def _text(self, text: str, kind: ParagraphKind) -> None:
        if self._below_picture(text):
            self._caption(text)
            self.slots[-1] = Slot(self.slots[-1].caption, self.slots[-1].photographers, "", True)
            return
        if kind is ParagraphKind.NOTE or (kind is ParagraphKind.TEXT and is_note(text)):
            kind = ParagraphKind.NOTE
        elif not self._began:
            text = self._opened(text)
            self._began = True
        jump = take_to(text)
        if jump.page:
            self.jump_to, text = jump.page, jump.rest
        ending = ending_of(text)
        if ending.credits or ending.source_unit:
            self.add_credits(ending.credits)
            self.source_unit = self.source_unit or ending.source_unit
            text = ending.rest.rstrip()
        if text:
            self._add(kind, text)

    def _below_picture(self, text: str) -> bool:
        """Whether a text right below a picture is its caption by place and form alone."""
        if not self._waiting or self._waiting[-1] != len(self.slots) - 1 or self.pictures[-1] < 0:
            return False
        last = self.paragraphs[-1].text if self.paragraphs else "。"
        return fits_below(text, closed=finished(last))

    def _opened(self, text: str) -> str:
        """The story's first text without jump, dateline and byline, which are kept apart."""
        jump = take_from(text)
        if jump.page:
            self.jump_from, self.continued, text = jump.page, jump.title, jump.rest
        opening = read_opening(text)
        self.dateline, self.place, self.agency = opening.dateline, opening.place, opening.agency
        self.jump_from = self.jump_from or opening.jump
        self.add_credits(opening.credits)
        self.source_unit = self.source_unit or opening.source_unit
        rest = opening.rest if opening != type(opening)(rest=opening.rest) else text
        if not self.jump_from and (closes_unopened(rest) or cannot_begin(rest)):
            self.notes.append(NO_BEGINNING)
        return rest.lstrip()

    def written(self, heading: Heading, kind: ArticleKind) -> Written:
        """The article under its heading."""
        if not self.slots and kind is not ArticleKind.BULLETIN and self._tells_of_pictures():
            self._empty_slot(doubtful=False)
        if kind is ArticleKind.NEWS and self._is_picture_story():
            kind = ArticleKind.PICTURE
        if self._breaks_off():
            self.notes.append(NO_END)
        self._order_captions()
        article = Article(
            kind=kind,
            section=heading.section,
            kicker=heading.kicker,
            headline=heading.headline,
            subhead=heading.subhead,
            dateline=self.dateline,
            place=self.place,
            agency=self.agency,
            credits=tuple(self.credits),
            source_unit=self.source_unit,
            body=markup.write(with_run_ins(self.paragraphs, self._tidy)),
            jump_from=self.jump_from,
            jump_to=self.jump_to,
            slots=tuple(self.slots),
            notes=tuple(self.notes),
        )
        return Written(article, tuple(self.pictures), self.continued, tuple(self.changes))

    def _breaks_off(self) -> bool:
        """Whether the last paragraph is running text that stops in mid-sentence."""
        if (
            not self.paragraphs
            or self.jump_to
            or self.paragraphs[-1].kind is not ParagraphKind.TEXT
        ):
            return False
        last = self.paragraphs[-1].text
        return not finished(last) and running_text(last)

    def _tells_of_pictures(self) -> bool:
        return any(credit.role is Role.PHOTOGRAPHER for credit in self.credits)

    def _is_picture_story(self) -> bool:
        """Nothing but captions, or one paragraph that speaks of its picture."""
        texts = [p for p in self.paragraphs if p.kind is ParagraphKind.TEXT]
        if not self.paragraphs:
            return bool(self.captions)
        if len(texts) != 1 or len(self.paragraphs) != 1 or self.captions:
            return False
        shot = {credit.role for credit in self.credits} == {Role.PHOTOGRAPHER}
        return shot or bool(_POINTED.search(texts[0].text)) or is_caption(texts[0].text)

    def into_caption(self) -> None:
        """Make the story's one paragraph the caption of its picture."""
        caption = self._tidy(self.paragraphs.pop().text)
        people = tuple(c.name for c in self.credits if c.role is Role.PHOTOGRAPHER)
        if not self.slots:
            self._empty_slot(doubtful=False)
        self.slots[0] = Slot(caption, people)
        self.captions.append(caption)

    def is_one_paragraph(self) -> bool:
        """Whether the story is one paragraph of text and has no caption yet."""
        return len(self.paragraphs) == 1 and not self.captions

    def speaks_of_picture(self) -> bool:
        """Whether that one paragraph is about its picture."""
        return self.is_one_paragraph() and self._is_picture_story()

    def _tidy(self, text: str) -> str:
        result = normalise(text)
        self.changes.update(dict.fromkeys(result.changes))
        return result.text

    def _order_captions(self) -> None:
        """Captions numbered 图1, 图2 go to the first and second picture, wherever they stood."""
        with_text = [n for n, slot in enumerate(self.slots) if slot.caption]
        order = in_order([self.slots[n].caption for n in with_text])
        sorted_slots = [self.slots[with_text[n]] for n in order]
        for place, slot in zip(with_text, sorted_slots, strict=True):
            self.slots[place] = slot

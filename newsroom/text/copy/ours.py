"""Our own manuscript (文字稿) come back: read by its styles and marks, nothing guessed.

Only what was typed anew without them is read as other copy is: a byline, a photographer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.model import carried, markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.carried import Carried
from newsroom.model.credit import Credit, Role
from newsroom.model.guide import GUIDE
from newsroom.model.identity import new_id
from newsroom.model.issue import IssueFacts
from newsroom.model.manuscript import CopyLine, Manuscript
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.model.picture import Slot
from newsroom.model.reading import Reading
from newsroom.text.bylines import read_ending, read_opening
from newsroom.text.copy.lines import Line
from newsroom.text.copy.marked import Marked, facts, marked, opened, paragraph, people, shooters
from newsroom.text.copy.masthead import take_masthead
from newsroom.text.datelines import read_dateline
from newsroom.text.photographers import read_caption

_KINDS = {kind.text: kind for kind in ArticleKind}
_BODY = {
    "正文": ParagraphKind.TEXT,
    "条目": ParagraphKind.ITEM,
    "小标题": ParagraphKind.CROSSHEAD,
    "按语": ParagraphKind.NOTE,
}
_FIELDS = {"栏题": "section", "引题": "kicker", "主题": "headline", "副题": "subhead"}
_OPENS_ANEW = frozenset(("栏题", "引题", "主题"))
_OPENED = frozenset((ParagraphKind.TEXT, ParagraphKind.RUN_IN, ParagraphKind.ITEM))
_GUIDE = "导读随版面生成，没有收入"


def is_ours(manuscript: Manuscript) -> bool:
    """Whether a manuscript is one that the program wrote: it has slips in their own style."""
    return any(line.style == "稿签" for line in manuscript.lines)


def read_ours(manuscript: Manuscript) -> Reading:
    """The articles of our own manuscript, each with what came with it."""
    found: list[_Story] = []
    page, issue, current = "", None, None
    for line in manuscript.lines:
        part = _part(line)
        if part == "期次":
            issue = issue or _issue(line.text)
        elif part == "版次":
            page, current = line.text.split("\u3000")[0].strip(), None
        elif line.text.strip() or line.picture >= 0:
            if current is None or current.ends_before(line, part):
                current = _Story(page)
                found.append(current)
            current.take(line, part)
    stories = [story for story in found if not story.guide]
    notes = (*manuscript.notes, *([_GUIDE] if len(stories) < len(found) else ()))
    finished = [story.finished() for story in stories]
    return Reading(
        issue,
        tuple(article for article, _ in finished),
        tuple(tuple(story.pictures) for story in stories),
        notes,
        (),
        tuple(came for _, came in finished),
    )


def _part(line: CopyLine) -> str:
    """What part of a story a line is; headings keep their level where their names were lost."""
    if line.picture >= 0:
        return "图片"
    if line.style:
        return line.style
    if line.heading:
        return "主题" if line.heading == 1 else "小标题"
    return "正文"


def _issue(text: str) -> IssueFacts | None:
    """The issue named at the manuscript's head."""
    name, _, label = text.partition("\u3000")
    found = take_masthead([Line(name.strip()), Line(label.strip())]).facts
    return None if found is None else replace(found, name=name.strip())


@dataclass(slots=True)
class _Story:
    """One article while its lines are taken."""

    page: str
    uuid: str = ""
    state: str = ""
    kind: ArticleKind = ArticleKind.NEWS
    importance: int = 3
    filler: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)
    credits: list[Credit] = field(default_factory=list)
    dateline: str = ""
    unit: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    _pending: int = -1
    _begun: bool = False

    @property
    def guide(self) -> bool:
        """Whether it is the 导读, whose lines follow the pages."""
        return self.kind is ArticleKind.GUIDE

    def ends_before(self, line: CopyLine, part: str) -> bool:
        """Whether a line begins another article."""
        if part == "稿签":
            return True
        own = next(filter(None, map(carried.article_of, line.bookmarks)), "")
        if own and own != self.uuid:
            return True
        told = bool(self.paragraphs or self.slots)
        return told and part in _OPENS_ANEW

    def take(self, line: CopyLine, part: str) -> None:
        """Take one line."""
        for mark in line.bookmarks:
            self.uuid = self.uuid or carried.article_of(mark)
            self.state = self.state or carried.state_of(mark)
        if part == "图片":
            self._flush()
            self._pending = line.picture
        elif part in ("稿签", "稿签项"):
            self._slip(line.text.strip(), first=part == "稿签")
        elif part in _FIELDS:
            self.texts.setdefault(_FIELDS[part], []).append(line.text.strip())
        elif part == "图片文件":
            self._file(line)
        else:
            self._text(marked(line.text, line.marks), part)

    def _text(self, line: Marked, part: str) -> None:
        if part == "署名":
            found = people(line)
            self.credits += found
            if not found:
                self.doubts.append(f"署名未列人名，已略去：{line.text.strip()}")
        elif part == "图注":
            self._caption(line)
        elif not self.guide:
            self._body(line, _BODY.get(part, ParagraphKind.TEXT))

    def _slip(self, text: str, *, first: bool) -> None:
        if not first:
            label, _, said = text.partition("：")
            if label == carried.NOTE:
                self.notes.append(said.strip())
            else:
                self.texts.setdefault(label, []).append(said.strip())
            return
        for label, said in facts(text):
            if label == carried.KIND:
                self.kind = _KINDS.get(said, self.kind)
            elif label in carried.IMPORTANCES and said in ("1", "2", "3", "4", "5"):
                self.importance = int(said)
            elif label == carried.FILLER:
                self.filler = True

    def _file(self, line: CopyLine) -> None:
        name = line.text.strip().removeprefix(carried.PICTURE_FILE)
        doubtful = name.endswith(carried.DOUBTFUL)
        name = name.removesuffix(carried.DOUBTFUL).strip()
        original = next(filter(None, map(carried.original_of, line.bookmarks)), "")
        self._slot(Slot(doubtful=doubtful), "" if name == carried.NO_FILE else name, original)

    def _slot(self, slot: Slot, file: str = "", original: str = "") -> None:
        self.slots.append(slot)
        self.pictures.append(self._pending)
        self.files.append(file)
        self.originals.append(original)
        self._pending = -1

    def _flush(self) -> None:
        """A picture without its file's name is a new one."""
        if self._pending >= 0:
            self._slot(Slot())

    def _caption(self, line: Marked) -> None:
        self._flush()
        text, named, credited = shooters(line)
        text = text.strip()
        if not named:
            read = read_caption(text)
            text, named = read.text.strip(), tuple(read.photographers)
            credited = named
        if not self.slots:
            self._slot(Slot())
        last = self.slots[-1]
        caption = f"{last.caption} {text}".strip() if last.caption else text
        self.slots[-1] = replace(last, caption=caption, photographers=named)
        self.credited += [name for name in credited if name not in self.credited]

    def _body(self, line: Marked, kind: ParagraphKind) -> None:
        found = opened(line)
        self.unit = self.unit or found.unit
        rest = found.rest
        if kind in _OPENED and not self._begun:
            self.dateline = self.dateline or found.dateline
            self.credits += found.credits
            if not (self.uuid or found.dateline or found.credits):
                rest = self._typed(rest)
            self._begun = True
        made = paragraph(rest, kind)
        if made is not None:
            self.paragraphs.append(made)

    def _typed(self, line: Marked) -> Marked:
        """The first text of an article that was written anew, its opening read as other copy's."""
        opening = read_opening(line.text.strip())
        if not (opening.dateline or opening.credits):
            return line
        self.dateline = opening.dateline
        self.credits += opening.credits
        self.unit = self.unit or opening.source_unit
        cut = len(line.text) - len(opening.rest)
        return line.without(0, cut) if line.text.endswith(opening.rest) else Marked(opening.rest)

    def finished(self) -> tuple[Article, Carried]:
        """The article, and what came with it."""
        self._flush()
        if not self.uuid:
            self._close_typed()
        said = {name: " ".join(filter(None, parts)) for name, parts in self.texts.items()}
        headline = said.get("headline", "")
        opening = read_dateline(self.dateline + "\u3000") if self.dateline else None
        known = opening is not None and opening.text == "".join(self.dateline.split())
        article = Article(
            uuid=self.uuid or new_id(),
            kind=self.kind,
            section=said.get("section", ""),
            kicker=said.get("kicker", ""),
            headline="" if self.guide and headline == GUIDE else headline,
            subhead=said.get("subhead", ""),
            dateline=self.dateline,
            place=opening.place if opening and known else "",
            agency=opening.agency if opening and known else "",
            credits=self._people(),
            source_unit=self.unit,
            body=markup.write(self.paragraphs),
            jump_from=said.get(carried.JUMP_FROM, ""),
            jump_to=said.get(carried.JUMP_TO, ""),
            slots=tuple(self.slots),
            importance=self.importance,
            notes=(*self.notes, *self.doubts),
        )
        came = Carried(
            bool(self.uuid),
            self.state,
            self.page,
            tuple(self.files),
            tuple(self.originals),
            self.filler,
        )
        return article, came

    def _close_typed(self) -> None:
        """The source unit and byline that end an article written anew."""
        if not self.paragraphs or self.paragraphs[-1].kind not in _OPENED:
            return
        last = self.paragraphs[-1]
        ending = read_ending(last.text)
        if ending.credits or ending.source_unit:
            self.credits += ending.credits
            self.unit = self.unit or ending.source_unit
            kept = last.text[: len(ending.rest.rstrip())]
            bold = tuple((a, b) for a, b in last.bold if b <= len(kept))
            self.paragraphs[-1] = replace(last, text=kept, bold=bold)

    def _people(self) -> tuple[Credit, ...]:
        known = {(credit.name, credit.role) for credit in self.credits}
        extra: Sequence[Credit] = [
            Credit(name, Role.PHOTOGRAPHER)
            for name in self.credited
            if (name, Role.PHOTOGRAPHER) not in known
        ]
        return (*self.credits, *extra)

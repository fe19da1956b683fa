"""What a manuscript file (文字稿) tells of an article, and how it carries what no reader sees.

Identity, state and the pictures' originals travel as bookmarks, parts of a line as character
styles, which offices keep when they save the file again. Export writes them, intake reads them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import Paragraph, ParagraphKind, parse, write
from newsroom.model.picture import Slot

SLIP = "【稿签】"
SIGNED = "审签"
PICTURE_FILE = "【图片】"
NO_FILE = "待补"
DOUBTFUL = "（图文待核对）"
FILLER = "补白"

# Names of character styles, by what they mark.
DATELINE, HOUSE_DATELINE, UNIT, LEAD = "电头", "本报电头", "来源单位", "插题"
TITLE = "信息-标题"
"""The character style of run-in titles in bulletins."""
SHOOTER, CREDITED_SHOOTER = "摄影者", "署名摄影者"
PEOPLE = {
    Role.REPORTER: "记者名",
    Role.CORRESPONDENT: "通讯员名",
    Role.INTERN: "实习生名",
    Role.AUTHOR: "作者名",
    Role.PHOTOGRAPHER: "摄影名",
}
BOLD = "加粗"
MARKS = frozenset(
    (DATELINE, HOUSE_DATELINE, UNIT, LEAD, TITLE, SHOOTER, CREDITED_SHOOTER, *PEOPLE.values())
)

# Facts of the slip, by their labels.
KIND, IMPORTANCE, JUMP_FROM, JUMP_TO, NOTE = "体裁", "级别", "上接", "下转", "备注"
IMPORTANCES = (IMPORTANCE, "重要程度")
"""What the importance is called on a slip, short, and by those who write it out."""

TOLD = (
    *("kind", "section", "kicker", "headline", "subhead", "dateline", "credits", "source_unit"),
    *("body", "jump_from", "jump_to", "slots", "importance", "notes"),
)
"""The fields of an article that a manuscript tells."""

_ARTICLE, _STATE, _ORIGINAL = "nr_", "nrv_", "nrp_"
_HASH = 32
_MOST_NAME = 40
_SINGLE = ("section", "kicker", "headline", "subhead", "dateline", "source_unit")
_SPACES = " \t\u3000"


@dataclass(frozen=True, slots=True)
class Carried:
    """What came with one article of a manuscript besides its text.

    uuid: whether the article has its own identity. state: its fingerprint when it was written,
    empty where unknown. page: the page it stood under (一版). files, originals: for each slot the
    picture's file name, and the beginning of its original's SHA-256. filler: it was one.
    """

    uuid: bool = False
    state: str = ""
    page: str = ""
    files: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    filler: bool = False


def article_mark(uuid: str) -> str:
    """The bookmark of an article."""
    return (_ARTICLE + re.sub(r"[^0-9A-Za-z]", "", uuid))[:_MOST_NAME]


def state_mark(article: Article, number: int) -> str:
    """The bookmark that tells an article's state. number: that no other bookmark has, since two
    articles may be in one state; offices rename or drop a bookmark whose name another one has.
    """
    return _numbered(_STATE + state(article), number)


def original_mark(sha256: str, number: int) -> str:
    """The bookmark of a picture's original. number: as above; one picture may stand twice."""
    return _numbered(_ORIGINAL + sha256[:_HASH], number)


def article_of(mark: str) -> str:
    """The identity that a bookmark tells; empty where it tells none."""
    found = re.fullmatch(rf"{_ARTICLE}([0-9a-f]{{{_HASH}}})", mark)
    if not found:
        return ""
    return re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{12})", r"\1-\2-\3-\4-\5", found[1])


def state_of(mark: str) -> str:
    """The state that a bookmark tells; empty where it tells none."""
    return _told_by(mark, _STATE)


def original_of(mark: str) -> str:
    """The beginning of an original's SHA-256 that a bookmark tells; empty where it tells none."""
    return _told_by(mark, _ORIGINAL)


def _numbered(mark: str, number: int) -> str:
    return f"{mark}_{number % 1000}"


def _told_by(mark: str, kind: str) -> str:
    """What a bookmark of a kind tells, without its number."""
    found = re.match(rf"{kind}([0-9a-f]{{1,{_HASH}}})(?:_|$)", mark)
    return found[1] if found else ""


def state(article: Article) -> str:
    """A fingerprint of all that a manuscript tells of an article."""
    whole = told(article)
    slots = [
        (slot.caption, slot.photographers, slot.picture[:_HASH], slot.doubtful)
        for slot in whole.slots
    ]
    credits_ = [(credit.name, credit.role.value, credit.label) for credit in whole.credits]
    facts = [str(getattr(whole, name)) for name in TOLD if name not in ("credits", "slots")]
    said = repr((facts, credits_, slots)).encode("utf8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:_HASH]


def told(article: Article) -> Article:
    """An article as a manuscript tells it: fields on one line, no white space around anything, no
    empty paragraphs, bold passages that touch joined; nothing else is changed."""
    fields = {name: _line(getattr(article, name)) for name in (*_SINGLE, "jump_from", "jump_to")}
    return replace(
        article,
        **fields,
        body=write(told_body(article)),
        credits=tuple(_plain(credit) for credit in article.credits if credit.name.strip()),
        slots=tuple(_told_slot(slot) for slot in article.slots),
        notes=tuple(filter(None, map(_line, article.notes))),
    )


def told_body(article: Article) -> tuple[Paragraph, ...]:
    """The body's paragraphs as a manuscript tells them; what begins with ● is an item."""
    return tuple(_told_paragraph(each) for each in parse(article.body) if each.text.strip("● \t　"))


def trimmed(paragraph: Paragraph) -> Paragraph:
    """A paragraph without white space around it; its bold passages in order, joined, in it."""
    text = paragraph.text.strip(_SPACES)
    cut = len(paragraph.text) - len(paragraph.text.lstrip(_SPACES))
    lead = max(min(paragraph.lead - cut, len(text)), 0)
    bold = [(max(a - cut, 0), min(b - cut, len(text))) for a, b in paragraph.bold]
    kind = paragraph.kind
    if kind is ParagraphKind.RUN_IN and not lead:
        kind = ParagraphKind.TEXT
    return Paragraph(kind, text, lead, tuple(_joined(bold)))


def people_with_captions(article: Article) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    """The credits that the byline has to name, and the photographers that captions credit.

    A photographer whom a caption names is credited there, where the credits end with those names
    in the captions' order; else the byline names everybody.
    """
    named = dict.fromkeys(name for slot in article.slots for name in slot.photographers)
    credited = [Credit(name, Role.PHOTOGRAPHER) for name in named]
    credited = [credit for credit in credited if credit in article.credits]
    head = article.credits[: len(article.credits) - len(credited)]
    if credited and tuple(credited) == article.credits[len(head) :]:
        return head, tuple(credit.name for credit in credited)
    return article.credits, ()


def _told_paragraph(paragraph: Paragraph) -> Paragraph:
    found = trimmed(paragraph)
    if found.kind is ParagraphKind.TEXT and found.text.startswith("●"):
        return replace(found, kind=ParagraphKind.ITEM)
    return found


def _joined(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in sorted((a, b) for a, b in ranges if a < b):
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def _line(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", text).strip(_SPACES + "\r\n")


def _plain(credit: Credit) -> Credit:
    label = _line(credit.label)
    return Credit(_line(credit.name), credit.role, "" if label == credit.role.word else label)


def _told_slot(slot: Slot) -> Slot:
    people = tuple(filter(None, map(_line, slot.photographers)))
    return replace(slot, caption=_line(slot.caption), photographers=people)

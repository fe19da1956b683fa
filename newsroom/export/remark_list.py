"""The list of gathered remarks (合样清单) as an A4 Word form, to be ticked off on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Cell, Row, centred, filled, label
from newsroom.model.edition import Edition
from newsroom.model.gathered import Entry
from newsroom.model.length import Mm
from newsroom.model.remark import Remark, RemarkState

BLANK = "\u3000"
_COLUMNS = form.columns(11, 36, 52, 69, 12)
_SIGN = form.columns(22, 38, 22, 38, 22, 38)
_LONGEST = 60  # characters of quoted words
_TICKS = {RemarkState.OPEN: "□", RemarkState.DONE: "☑", RemarkState.DECLINED: "×"}


def write(edition: Edition, entries: Sequence[Entry], target: Path, label_: str = "") -> Path:
    """Write the list; give its path. label_: of the page; empty for all. Raises FileError."""
    document = new_document(
        edition,
        title=f"{edition.publication.name}{BLANK}{edition.issue.label}{BLANK}合样清单",
        styles=form.styles(edition.publication),
        fonts=form.fonts(edition.publication),
        measures=form.SHEET,
    )
    append(document, _blocks(edition, entries, label_))
    return save(document, target)


def where(entry: Entry) -> str:
    """二版 3栏40行 《新路灯亮了》正文."""
    title = f"《{entry.title}》{entry.field}" if entry.title else entry.field
    return " ".join(filter(None, (entry.page_name, entry.place, title)))


def quoted(entry: Entry) -> str:
    """…共装了【十二】盏…; empty where no words are meant."""
    if not (entry.quoted or entry.lead or entry.trail):
        return ""
    words = " ".join(entry.quoted.split("\n"))
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 2 :]}"
    lead, trail = (" ".join(part.split("\n")) for part in (entry.lead, entry.trail))
    told = f"{'…' * bool(lead)}{lead}【{words}】{trail}{'…' * bool(trail)}"
    return f"{told}（原文已改）" if entry.changed else told


def said(remark: Remark) -> str:
    """唐校对：改为“十三”（已改）."""
    who = f"{remark.person}：" if remark.person else ""
    state = "" if remark.state is RemarkState.OPEN else remark.state.text
    told = "，".join(filter(None, (state, remark.answer)))
    return f"{who}{remark.says}{f'（{told}）' if told else ''}"


def _blocks(edition: Edition, entries: Sequence[Entry], label_: str) -> Iterator[str]:
    name = edition.issue.facts.name or edition.publication.name
    remarks = [remark for entry in entries for remark in entry.remarks]
    waiting = sum(remark.state is RemarkState.OPEN for remark in remarks)
    people = Counter(remark.person or "未署名" for remark in remarks)
    yield paragraph("FormTitle", f"{name}合样清单")
    facts = f"{edition.issue.label}{BLANK}{label_ or '全期'}"
    yield paragraph("FormFacts", f"{facts}\t共 {len(remarks)} 条，待改 {waiting} 条")
    who = "、".join(f"{person} {count} 条" for person, count in people.items())
    yield paragraph("Small", f"批注人：{who}。序号和大样上标的号码一致；改好一条勾一条。")
    yield form.table(_COLUMNS, tuple(_rows(entries)))
    yield paragraph("FormPart", "签字")
    cells = (label("合样"), filled(), label("改样"), filled(), label("核红"), filled())
    yield form.table(_SIGN, (Row(cells, Mm(11)),))


def _rows(entries: Sequence[Entry]) -> Iterator[Row]:
    heads = ("序号", "位置", "原文", "批注", "勾")
    yield Row(tuple(label(head) for head in heads), heading=True)
    for entry in entries:
        said_ = [said(remark) for remark in entry.remarks]
        if entry.clash:
            said_.append("※ 意见不一，请定一个")
        yield Row(
            (
                centred(str(entry.number)),
                _place(entry),
                filled(quoted(entry)),
                filled(*said_),
                centred(*(_TICKS[remark.state] for remark in entry.remarks)),
            ),
            Mm(9),
        )


def _place(entry: Entry) -> Cell:
    page, *rest = where(entry).split(" ")
    return filled(" ".join((page, *rest[:-1])), *rest[-1:])

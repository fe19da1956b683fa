"""Remarks and changes as rows of rich text, in the colours of the theme."""

from __future__ import annotations

from html import escape

from newsroom.desk.gathering import said, where
from newsroom.desk.rechecking import unmet_words
from newsroom.desk.sheet_marks import change_words
from newsroom.model.gathered import Entry
from newsroom.model.page import chinese_number
from newsroom.model.recheck import Alteration, AlterationKind, Unmet, Verdict
from newsroom.model.remark import Remark, RemarkState
from newsroom.ui import theme

_LONGEST = 80
_VERDICTS = {Verdict.ASKED: "good", Verdict.OTHERWISE: "warning", Verdict.UNASKED: "error"}


def entry_html(entry: Entry, remark: Remark) -> str:
    """A remark at its place: who says what of which words."""
    quiet, first = _ink("quiet"), remark is entry.remarks[0]
    number = f'<b style="{_ink("accent")}">{entry.number}</b>　' if first else "　　"
    head = f'<div style="{quiet}">{number}{escape(where(entry))}</div>' if first else ""
    words = ""
    if first and (entry.quoted or entry.lead):
        lit = _ink("accent_deep", "accent_soft")
        gone = "　<i>原文已改</i>" if entry.changed else ""
        words = (
            f'<div style="{quiet}">{_cut(entry.lead)}<span style="{lit}">{_cut(entry.quoted)}'
            f"</span>{_cut(entry.trail)}{gone}</div>"
        )
    open_ = remark.state is RemarkState.OPEN
    look = "" if open_ else f' style="{quiet}"'
    tick = {"open": "☐", "done": "☑", "declined": "☒"}[remark.state.value]
    clash = ""
    if entry.clash and open_:
        clash = f'　<b style="{_ink("warning")}">意见不一</b>'
    return f"{head}{words}<div{look}>{tick} {escape(said(remark))}{clash}</div>"


def entry_words(entry: Entry, remark: Remark) -> str:
    """The same for whoever hears it."""
    parts = (f"第{entry.number}处", where(entry), entry.quoted, said(remark), remark.state.text)
    return "，".join(filter(None, parts))


def change_html(number: int, change: Alteration, by: str, *, flows: bool) -> str:
    """A change: where, what it was, what it is, and whether it was asked for. by: whose remark.
    flows: whether it is in a bulletin.
    """
    quiet, token = _ink("quiet"), _VERDICTS[change.verdict]
    verdict = f'<b style="{_ink(token)}">{change.verdict.text}</b>'
    told = f"{verdict}{f'（{escape(by)}）' if by else ''}"
    where_ = escape(_where(change, flows=flows))
    head = f'<div style="{quiet}"><b style="{_ink(token)}">{number}</b>　{where_}</div>'
    return f"{head}<div>{_change(change)}</div><div>{told}</div>"


def change_words_of(number: int, change: Alteration, by: str, *, flows: bool) -> str:
    """The same for whoever hears it."""
    where_ = _where(change, flows=flows)
    parts = (f"第{number}处", where_, change_words(change), change.verdict.text, by)
    return "，".join(filter(None, parts))


def unmet_html(unmet: Unmet, *, flows: bool) -> str:
    """A remark that nothing came of."""
    quiet = _ink("quiet")
    place = unmet.remark.spot.words
    page = f"{page_words(unmet.remark.spot.page, flows=flows)} ".lstrip()
    quoted = unmet.remark.anchor.words
    told = f"“{_cut(quoted)}”" if quoted else ""
    return (
        f'<div style="{quiet}">{escape(page + place)} 批注没有落实 {told}</div>'
        f'<div style="{_ink("accent")}">{escape(unmet_words(unmet))}</div>'
    )


def _change(change: Alteration) -> str:
    if change.kind not in (AlterationKind.TEXT, AlterationKind.MOVED):
        return escape(change_words(change))
    gone = _ink("error", "error_soft") + "; text-decoration:line-through"
    new, quiet = _ink("good", "good_soft"), _ink("quiet")
    words = f'<span style="{quiet}">{_cut(change.lead)}</span>'
    if change.before:
        words += f'<span style="{gone}">{_cut(change.before)}</span>'
    if change.after:
        words += f'<span style="{new}">{_cut(change.after)}</span>'
    return f'{words}<span style="{quiet}">{_cut(change.trail)}</span>'


def page_words(number: int, *, flows: bool) -> str:
    """二版; of a bulletin 第2页; empty for none."""
    if not number:
        return ""
    return f"第{number}页" if flows else f"{chinese_number(number)}版"


def _where(change: Alteration, *, flows: bool) -> str:
    page = page_words(change.page, flows=flows)
    title = f"《{change.title}》" if change.title else ""
    return " ".join(filter(None, (page, change.place, f"{title}{change.field}", change.kind.text)))


def _cut(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:50]}……{text[-20:]}"
    return escape(cut).replace("\n", "¶")


def _ink(words: str, ground: str = "") -> str:
    behind = f"; background-color:{theme.colour(ground).name()}" if ground else ""
    return f"color:{theme.colour(words).name()}{behind}"

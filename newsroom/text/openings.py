"""What opens a paragraph: the jump it continues, its dateline and its byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.model.credit import Credit
from newsroom.text.brackets import BULLETS, OPENERS, SPACE, closing, skip
from newsroom.text.credits import Byline, read_byline
from newsroom.text.datelines import Dateline, read_dateline
from newsroom.text.names import HAN, is_sure_name
from newsroom.text.whole_lines import announces, names_people, read_whole


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a paragraph. jump: the page named by 上接, as printed. rest: the text after it."""

    dateline: str = ""
    place: str = ""
    agency: str = ""
    credits: tuple[Credit, ...] = ()
    source_unit: str = ""
    jump: str = ""
    rest: str = ""


_NUMBER = "0-9０-９〇零一二三四五六七八九十"
_PAGE = rf"[A-Z]?第?[{_NUMBER}]{{1,3}}(?:[、，,][{_NUMBER}]{{1,3}})?版"
_JUMP = re.compile(
    rf"[{BULLETS}]?\s*(?:[（(\[【〔]\s*(?:紧接|上接|接)\s*(?P<a>{_PAGE})[^）)\]】〕]{{0,40}}[）)\]】〕]"
    rf"|(?:紧接|上接)\s*(?P<b>{_PAGE})(?:[）)\]】〕]|(?=[\s：:]|$)))"
)
_ROLE_FIRST = re.compile(
    rf"[{BULLETS}]?\s*(?:[{HAN}A-Za-z]{{0,12}}?(?:记者|通讯员|实习生|报道员|通信员|作者)"
    r"|记\s+者|通\s+讯\s+员|(?:文|图|文\s*/\s*图)\s*[/／：:])"
)
_PIECE = re.compile(rf"[{HAN}A-Za-z·•/／、：:]+")
_REPORTS = re.compile(r"(?:摄影|图文|联合|综合|现场)?(?:报道|报导|文/图|文／图|摄)(?=[：:，,\s]|$)")


def read_opening(paragraph: str) -> Opening:
    """Jump, dateline and byline at a paragraph's start; all empty where it has none."""
    start = skip(paragraph, 0)
    jump = _JUMP.match(paragraph, start)
    start = skip(paragraph, jump.end()) if jump else start
    dateline, found, end = _framed(paragraph, start)
    if not dateline.text:
        dateline = read_dateline(paragraph, start)
        end = dateline.end if dateline.text else start
    if found is None:
        found, end = _bylines(paragraph, end, dateline)
    if not (jump or dateline.text or found):
        return Opening(rest=paragraph)
    rest = paragraph[end:].lstrip(SPACE)
    if (found or dateline.text) and rest[:1] in tuple("：:，,"):
        rest = rest[1:].lstrip(SPACE)
    found = found or Byline()
    return Opening(
        dateline.text,
        dateline.place,
        dateline.agency,
        found.credits,
        found.source_unit,
        (jump["a"] or jump["b"]) if jump else "",
        rest,
    )


def _framed(text: str, start: int) -> tuple[Dateline, Byline | None, int]:
    """A bracket that holds a dateline, with or without its byline: 【本报讯 记者张三】."""
    nothing = (Dateline(), None, start)
    if text[start : start + 1] not in tuple(OPENERS):
        return nothing
    close = closing(text, start)
    inner = text[start + 1 : max(close, start + 1)]
    dateline = read_dateline(inner, skip(inner, 0))
    if close < 0 or not dateline.text:
        return nothing
    rest = inner[dateline.end :].strip(SPACE)
    if not rest:
        return dateline, None, close + 1
    if rest[0] in OPENERS and closing(rest, 0) == len(rest) - 1:
        rest = rest[1:-1]
    found = read_byline(rest)
    return (dateline, found, close + 1) if _opens(found, dateline) else nothing


def _bylines(text: str, start: int, dateline: Dateline) -> tuple[Byline | None, int]:
    """The bylines at `start`, in one or two brackets or in none, and where they end."""
    found, end = _bracketed(text, start, dateline)
    if found is None:
        return _unbracketed(text, skip(text, start), start, dateline)
    more, after = _bracketed(text, end, Dateline())
    if more is None:
        return found, end
    return _both(found, more), after


def _both(one: Byline, other: Byline) -> Byline:
    everyone = {(credit.name, credit.role): credit for credit in (*other.credits, *one.credits)}
    order = dict.fromkeys((credit.name, credit.role) for credit in (*one.credits, *other.credits))
    units = tuple(dict.fromkeys((*one.units, *other.units)))
    return Byline(tuple(everyone[key] for key in order), units, announced=True)


def _bracketed(text: str, start: int, dateline: Dateline) -> tuple[Byline | None, int]:
    index = skip(text, start)
    if text[index : index + 1] not in tuple(OPENERS):
        return None, start
    close = closing(text, index)
    if close < 0:
        return None, start
    found = read_byline(text[index + 1 : close])
    content = text[index + 1 : close]
    told = bool(dateline.text) or found.marked or announces(content, found)
    return (found, close + 1) if told and _opens(found, dateline) else (None, start)


def _opens(found: Byline, dateline: Dateline) -> bool:
    """Whether a bracket at a paragraph's start is a byline."""
    if found.strange or not (found.credits or found.units):
        return False
    return found.announced or bool(dateline.text)


def _unbracketed(
    text: str, index: int, start: int, dateline: Dateline
) -> tuple[Byline | None, int]:
    """A byline without brackets: whole pieces divided by spaces, as long as they are its words."""
    if index >= len(text):
        return None, start
    led = _ROLE_FIRST.match(text, index) is not None
    spaced = bool(dateline.text) and index > dateline.end
    signed = text[index] in BULLETS
    if not (led or spaced or signed):
        return None, start
    begin = index + 1 if signed else index
    best: tuple[Byline | None, int] = (None, start)
    for end in _piece_ends(text, begin):
        found = read_byline(text[begin:end])
        if found.credits and not found.strange and _runs(found, text, end, spaced=spaced):
            best = (found, end)
    if best[0] is None and signed and (whole := read_whole(text[begin:])):
        return whole, len(text)
    return best


def _piece_ends(text: str, begin: int) -> list[int]:
    """Ends of growing runs of byline pieces, up to the first text that cannot belong to one."""
    ends: list[int] = []
    index = skip(text, begin)
    while index < len(text) and len(ends) < 30:
        piece = _PIECE.match(text, index)
        if piece is None:
            break
        report = _REPORTS.search(text, index, piece.end() + 1)
        if report and report.end() < piece.end():
            ends.append(report.end())
            break
        following = text[piece.end() : piece.end() + 1]
        if following and following not in SPACE and following not in "，,：:":
            break
        ends.append(piece.end())
        if following and following not in SPACE:
            break
        index = skip(text, piece.end())
    return ends


def _runs(found: Byline, text: str, end: int, *, spaced: bool) -> bool:
    """Whether a run of pieces is a byline; names that run on into text must look like names."""
    if found.announced:
        if not (found.marked or announces(text[:end], found)):
            return False
        return end >= len(text.rstrip()) or is_sure_name(found.credits[-1].name)
    return spaced and not found.units and names_people(found)

"""What stands at a bulletin's foot and in a page's folio: 本期送/发, editors, page names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.model.issue import Distribution
from newsroom.text.copy.lines import Line
from newsroom.text.copy.shapes import size

_FOOT = 16
_CONTENTS = re.compile(r"(?:本期)?(?:目\s*录|要\s*目|导\s*读)")
_LEADER = re.compile(r"^[●■◆★○◎▲·•\d.、\s]+|[\s….·]*[（(]?\d{0,3}[）)]?$")
_TEASERS = re.compile(r"(?:今日|本期|本版)?(?:导读|导航|要目|提要)(?:\s*[A-Za-z ]{3,20})?")
_TEASER = re.compile(
    r"[^。；]{4,44}?[\s…·.—]*[（(【\[]?\s*[►▶▷→]?\s*(?:详见|请看|参见|见)\s*(?:今日|本报)?"
    r"第?[A-Z]?[\d一二三四五六七八]{1,3}\s*(?:[、至—\-]\s*[A-Z]?\d{1,2}\s*)?版[^。，]{0,4}"
)
_SENT_LABEL = r"(?P<label>发送对象|本期[报送发]+|抄[报送]|分送|主送|报送|呈报|呈送|印发|[报送发])"
_SENT = re.compile(_SENT_LABEL + r"\s*[：:]\s*")
_SENT_INSIDE = re.compile(r"[\s；。]" + _SENT_LABEL + r"\s*：")
_STAFF_WORD = (
    r"(?:本版|本期|值班|执行)?(?:责任编辑|责编|编辑|总编辑|总编|主编|副主编|编审|编校|校对|审核|审校|审读|审稿"
    r"|版式|版面|美编|视觉|组版|制图|设计|检校|值班主任|监制|统筹|签发人?|签批)"
)
_STAFF = re.compile(
    rf"{_STAFF_WORD}[：:／/ ]\s*(?:[\u4e00-\u9fff·]{{2,4}}|[\u4e00-\u9fff] [\u4e00-\u9fff])"
    rf"(?:[、，, ／/]+(?!{_STAFF_WORD})[\u4e00-\u9fff·]{{1,4}}(?![\d\u4e00-\u9fff：:／/]))*"
)
_STAFF_PART = re.compile(
    rf"(?P<word>{_STAFF_WORD})[：:／/ ]\s*"
    rf"(?P<names>(?:(?!{_STAFF_WORD})[\u4e00-\u9fff·、，, ／/])+)"
)
_EDITORS = re.compile(r"责任编辑|责编|^(?:本版|本期|执行)?编辑$")
_SOLE_EDITORS = re.compile(r"(?:本期)?(?:责任编辑|责编|编辑)[：: ][\u4e00-\u9fff·、 ]{2,40}")
_PRINTED = re.compile(r"[（(]?\s*共印?\s*\d+\s*份\s*[）)]?|印数[：:]?\s*\d+\s*份?")
_COPIES = re.compile(r"(?:共印|共|印数[：:]?)\s*(?P<number>\d{1,7})\s*份")
_PRINTED_BY = r"(?:承印(?:单位)?|印刷(?:单位)?)[：:]\s*[\u4e00-\u9fff]{3,30}"
_PRINTER = re.compile(r"(?:承印(?:单位)?|印刷(?:单位)?)[：:]\s*(?P<name>[\u4e00-\u9fff]{3,30})")
_PHONE = re.compile(r"(?:联系|编辑部|咨询|投稿)?电话[：:]\s*[\d（(][\d\-—（）()、]{4,24}\d")
_RECIPIENTS = "发送对象"
_SIGNED, _READ = ("签发", "签发人", "签批"), ("校对", "检校")
_STAFF_WORDS = frozenset((*_SIGNED, *_READ))
_DATE = r"\d{4}[年.\-]\d{1,2}[月.\-]\d{1,2}日?|星期[一二三四五六日天]"
_PAGE = r"第?(?:[A-D]?\d{1,2}|[一二三四五六七八])\s?版|[A-D]\d{1,2}|0\d"
_PAGE_NAME = (
    r"要闻|综合|综合新闻|本地新闻|时政|时政要闻|民生|民生新闻|社会|副刊|文化|专版|专题|专刊|广告|公告|教育|健康|经济"
    r"|理论|时事|国内|国际|法治|乡镇|部门|基层|新闻|特别报道|社会民生|文艺副刊"
)
_FOLIO_TOKEN = re.compile(
    rf"(?:{_DATE}|{_PAGE}|{_PAGE_NAME}|{_STAFF.pattern}|版|{_PRINTED.pattern}|{_PRINTED_BY}"
    r"|(?:电话|(?:新闻)?热线|[\u4e00-\u9fff]{0,4}(?:邮箱|信箱)|电邮|E-?mail|网址|微信|QQ)[：:]?\s*[\w@.\-—/:]{6,40})[\s|｜·•,，/／—\-]*"
)


@dataclass(frozen=True, slots=True)
class Staff:
    """What a bulletin's foot names besides its editors; empty where it does not."""

    signer: str = ""
    proofreaders: tuple[str, ...] = ()
    printer: str = ""
    recipients: str = ""
    hotline: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Imprint:
    """What was found, the indexes of its lines, and what to tell of lines left out.

    staff: of the whole foot; a bulletin's facts, while in a newspaper each page has its own.
    understood: what to tell where the copy is no bulletin, whose facts say all that stood there.
    """

    distribution: tuple[Distribution, ...] = ()
    editors: tuple[str, ...] = ()
    staff: Staff = Staff()
    taken: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()


def take_imprint(lines: Sequence[Line]) -> Imprint:
    """The foot's distribution and the staff lines and folios of the copy."""
    sent, taken = _distribution(lines)
    editors: dict[str, None] = {}
    notes: list[str] = []
    understood: list[str] = []
    listed = _contents(lines)
    feet: list[str] = []
    for index, line in enumerate(lines):
        if index in taken:
            continue
        if index in listed:
            taken.add(index)
            understood.append(f"略去目录：{line.text}")
            continue
        if _TEASER.fullmatch(line.text) or _TEASERS.fullmatch(line.text):
            taken.add(index)
            notes.append(f"略去导读：{line.text}")
            continue
        if not _is_furniture(line.text):
            continue
        taken.add(index)
        feet.append(line.text)
        editors.update(dict.fromkeys(editors_of(line.text)))
        if not _SOLE_EDITORS.fullmatch(line.text):
            kept = understood if _says_staff_alone(line.text) else notes
            kept.append(f"略去版眉、编校或印数：{line.text}")
    to = next((line.text for line in sent if line.label == _RECIPIENTS), "")
    staff = replace(_staff(feet), recipients=to)
    sent = tuple(line for line in sent if line.label != _RECIPIENTS)
    return Imprint(sent, tuple(editors), staff, frozenset(taken), tuple(notes), tuple(understood))


def _says_staff_alone(text: str) -> bool:
    """Whether a line says nothing but what `Staff` and the editors hold."""
    for pattern in (_PRINTED, _PRINTER, _PHONE):
        text = pattern.sub("", text)
    words = [match["word"] for match in _STAFF_PART.finditer(text)]
    known = all(_EDITORS.search(word) or word in _STAFF_WORDS for word in words)
    return known and not _STAFF_PART.sub("", text).strip(" 　，。；、")


def _staff(feet: Sequence[str]) -> Staff:
    """Who signed and proofread, printer, telephone and copies, from the foot's lines."""
    named: dict[str, list[str]] = {}
    for text in feet:
        for match in _STAFF_PART.finditer(text):
            named.setdefault(match["word"], []).extend(_names(match["names"]))
    whole = "\n".join(feet)
    printed = _COPIES.search(whole)
    printer, phone = _PRINTER.search(whole), _PHONE.search(whole)
    return Staff(
        signer="\u3000".join(n for word in _SIGNED for n in named.get(word, [])),
        proofreaders=tuple(dict.fromkeys(n for word in _READ for n in named.get(word, []))),
        printer=printer["name"] if printer else "",
        hotline=phone[0] if phone else "",
        copies=int(printed["number"]) if printed else 0,
    )


def _contents(lines: Sequence[Line]) -> set[int]:
    """A table of contents: its title, and the lines below that come again as headings."""
    found: set[int] = set()
    start = next((n for n, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), len(lines))
    texts = [line.text for line in lines[start + 1 :]]
    for index in range(start + 1, len(lines)):
        title = _LEADER.sub("", lines[index].text)
        styled = lines[index].style == "目录"
        again = any(text.startswith(title) for text in texts[index - start :])
        if not (styled or (title and title != lines[index].text and again)):
            break
        found.update((start, index))
    return found


def editors_of(text: str) -> list[str]:
    """The names after 责任编辑 and its kin; proofreaders and designers are not editors."""
    found: list[str] = []
    for match in _STAFF_PART.finditer(text):
        if _EDITORS.search(match["word"]):
            found.extend(_names(match["names"]))
    return found


def _names(text: str) -> list[str]:
    """Names between spaces or 、; a two-character name may be spaced out itself (宋 晓)."""
    found: list[str] = []
    for part in re.split(r"[、，,／/ ]+", text.strip("、，,／/ ")):
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        elif part:
            found.append(part)
    return found


def _is_furniture(text: str) -> bool:
    if not text or size(text) > 90:
        return False
    if _PRINTED.fullmatch(text):
        return True
    place, tokens, pages = 0, 0, 0
    while place < len(text):
        match = _FOLIO_TOKEN.match(text, place)
        if match is None:
            return False
        tokens += 1
        pages += re.fullmatch(_PAGE_NAME, match.group().strip()) is None
        place = match.end()
    alone = re.fullmatch(_DATE, text) is not None
    return pages > 0 and not alone


def _distribution(lines: Sequence[Line]) -> tuple[tuple[Distribution, ...], set[int]]:
    """Lines of the foot that begin with 送 or 发 and a colon, with what their next line adds."""
    found: list[Distribution] = []
    taken: set[int] = set()
    start = max(len(lines) - _FOOT, 0)
    for index in range(start, len(lines)):
        text = lines[index].text
        if index in taken or not _SENT.match(text):
            continue
        taken.add(index)
        following = index + 1
        if _SENT.fullmatch(text + " ") and following < len(lines):
            text += lines[following].text
            taken.add(following)
        found.extend(_sent(text))
    return tuple(found), taken


def _sent(text: str) -> list[Distribution]:
    """One line's labels, each with its text."""
    starts = [0, *(match.start() + 1 for match in _SENT_INSIDE.finditer(text))]
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        match = _SENT.match(text[start:end].strip())
        if match:
            rest = text[start:end].strip()[match.end() :]
            found.append(Distribution(match["label"], rest.rstrip("；。 ")))
    return found

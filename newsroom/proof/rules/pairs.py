"""Quotation marks, book title marks and brackets: each with its mate, rightly nested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.model.finding import Severity
from newsroom.proof.quotes import MATES, Loose, inside
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text

_STANDARD = "GB/T 15834—2011"
_NAMES = {
    "“": "引号",
    "‘": "引号",
    "「": "引号",
    "『": "引号",
    "《": "书名号",
    "〈": "书名号",
}
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[。！？]")
_STOP = re.compile(r"[，。、；：！？]")
_CLAUSE = re.compile(r"[，。；：！？]")
_SAID = re.compile(
    r"[。！？](?=[^。！？]*(?:说|道|表示|介绍|告诉|表态|回答|喊|笑|叹|问|回忆|坦言|感慨))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAPER = re.compile(
    r"[\u3400-\u9fff]{1,8}[发函办字规文]([（(\[［【]((?:19|20)\d\d)(?:年)?[）)\]］】])(?=第?\d+号)"
)
_NEAR, _SHORT, _STRETCH = 12, 16, 60  # characters
_REACH = 8  # paragraphs that one quotation may run through
_QUOTES = "“”"


def unpaired(story: Story, _setting: Setting) -> Iterator[Slip]:
    """Marks without a mate (4.8, 4.9, 4.15). A quotation of several paragraphs opens each of them
    anew and is closed once (4.8.3.4).
    """
    for number, text in enumerate(story.texts):
        loose = [one for one in text.quotes.loose if not _runs_on(story.texts, number, one)]
        yield from (slip for slip in _of_passage(text, loose, number))


def _of_passage(text: Text, loose: Sequence[Loose], number: int) -> Iterator[Slip]:
    """A loose mark beside one that it was meant to match is the wrong one of the two."""
    at = 0
    while at < len(loose):
        one = loose[at]
        other = loose[at + 1] if at + 1 < len(loose) else None
        found = _both(text, one, other) if other is not None else None
        at += 1 if found is None else 2
        yield replace(found or _alone(text, one), text=number)


def _both(text: Text, one: Loose, other: Loose) -> Slip | None:
    """What two loose marks tell together; None where nothing."""
    if one.opens and other.opens and other.mark == one.mark:
        right = MATES[one.mark]
        words = f"这里应该是后半个{_name(one)}“{right}”"
        return Slip(other.at, other.at + 1, words, (right,))
    if not one.opens and other.mark == one.mark:
        right = _opening(one.mark)
        return Slip(one.at, one.at + 1, f"这里应该是前半个{_name(one)}“{right}”", (right,))
    if not one.opens or other.opens:
        return None
    words = f"“{one.mark}”和“{other.mark}”不成对"
    crossed = next((p for p in text.quotes.pairs if p.start < one.at < p.end == other.at), None)
    if crossed is not None:
        mates = text.text[other.at - 1 : other.at + 1]
        return Slip(other.at - 1, other.at + 1, f"“{mates}”先后颠倒", (mates[::-1],))
    if other.at - one.at <= _NEAR:
        within = text.text[one.at + 1 : other.at]
        pairs = [(one.mark, MATES[one.mark]), (_opening(other.mark), other.mark)]
        if _YEAR.fullmatch(within):
            pairs.insert(0, ("〔", "〕"))
        right = tuple(dict.fromkeys(f"{first}{within}{last}" for first, last in pairs))
        return Slip(one.at, other.at + 1, words, right)
    right = MATES[one.mark]
    return Slip(other.at, other.at + 1, f"{words}，这里应该是“{right}”", (right,))


def _alone(text: Text, one: Loose) -> Slip:
    """One loose mark: the stretch from it to where its mate is likely to be missing."""
    if not one.opens:
        empty = next(
            (p for p in text.quotes.pairs if p.end - p.start == 2 and p.end <= one.at), None
        )
        if empty is not None and text.text[empty.end - 1] == one.mark:
            return Slip(empty.end - 1, empty.end, f"“{one.mark}”多了一个", ("",))
        start = max((found.end() for found in _STOP.finditer(text.text, 0, one.at)), default=0)
        words = f"只有后半个{_name(one)}，缺前半个"
        return Slip(max(start, one.at - _STRETCH), one.at + 1, words)
    mate = MATES[one.mark]
    if text.text[one.at + 1 : one.at + 2] in tuple("，。；、！？"):
        return Slip(one.at, one.at + 1, f"这里不该有“{one.mark}”", ("", mate))
    straight = text.text.find('"', one.at) if one.mark == "“" else -1
    if straight >= 0:
        return Slip(straight, straight + 1, "这里应该是后半个引号“””", ("”",))
    end, mark = _expected(text.text, one)
    right = f"{text.text[one.at : end]}{mate}{mark}"
    words = f"只有前半个{_name(one)}，缺后半个"
    sure = end - one.at <= _SHORT or not mark
    return Slip(one.at, end + len(mark), words, (right,) if sure else ())


def _expected(text: str, one: Loose) -> tuple[int, str]:
    """Where the mate of an opening mark is likely to belong: behind the sentence that is quoted,
    else before the next mark, which is told with it.
    """
    said = one.mark == "“" and (one.at == 0 or text[one.at - 1] in "：，")
    ends = _SENTENCE if said else _STOP if _name(one) == "括号" else _CLAUSE
    found = ends.search(text, one.at + 1)
    if found is None:
        return min(len(text), one.at + _STRETCH), ""
    return (found.end(), "") if said else (found.start(), found[0])


def nested(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Double quotation marks stand outside, single ones inside (4.8.3.3); so do 《》 and 〈〉
    (4.15.3.6).
    """
    for pair in text.quotes.pairs:
        words = inside(text.text, pair)
        if pair.mark in "“《":
            outer = text.quotes.around(pair.start, pair.end, "“‘《〈")
            if outer is None or outer.mark != pair.mark:
                continue
            name, inner = ("引号", "‘’") if pair.mark == "“" else ("书名号", "〈〉")
            yield from _halves(pair.start, pair.end, inner, f"{name}里面再用{name}，用单的{inner}")
        elif pair.mark in "‘〈" and _HAN.search(words):
            if text.quotes.around(pair.start, pair.end, "“" if pair.mark == "‘" else "《"):
                continue
            name, outer_ = ("引号", "“”") if pair.mark == "‘" else ("书名号", "《》")
            if any(one.mark in outer_ for one in text.quotes.loose):
                continue
            if pair.mark == "‘" and text.field == "body" and "“" not in text.text:
                continue  # within a quotation that began before
            why = f"{name}先用双的{outer_}，里面再用才用单的"
            yield from _halves(pair.start, pair.end, outer_, why)


def _halves(start: int, end: int, marks: str, words: str) -> Iterator[Slip]:
    yield Slip(start, start + 1, words, (marks[0],))
    yield Slip(end - 1, end, words, (marks[1],))


def _runs_on(texts: Sequence[Text], number: int, loose: Loose) -> bool:
    """Whether a quotation mark is part of a quotation over several paragraphs."""
    if loose.mark not in _QUOTES or texts[number].field != "body":
        return False
    if len(texts) == 1:
        return _cut_out(texts[0].text, loose)
    if loose.opens:
        following = [text for text in texts[number + 1 : number + 1 + _REACH] if _body(text)]
        return bool(following) and (
            following[0].text.startswith("“")
            or any(one.mark == "”" for text in following for one in text.quotes.loose)
        )
    before = [text for text in texts[max(number - _REACH, 0) : number] if _body(text)]
    return any(one.mark == "“" for text in before for one in text.quotes.loose)


def _cut_out(text: str, loose: Loose) -> bool:
    """Whether a sentence by itself may be cut out of a quotation: it begins within one, ends within
    one, or is the middle of one.
    """
    if not loose.opens:
        return text[loose.at - 1 : loose.at] in tuple("。！？…") and "“" not in text[: loose.at]
    if loose.at == 0:
        return not _SAID.search(text)
    rest = text[loose.at :].rstrip()
    return text[loose.at - 1] == "：" and not _SENTENCE.search(rest[:-1]) and rest[-1] in "。！？…"


def _body(text: Text) -> bool:
    return text.field == "body"


def _name(one: Loose) -> str:
    return _NAMES.get(one.mark if one.opens else _opening(one.mark), "括号")


def _opening(mark: str) -> str:
    return next(opening for opening, mate in MATES.items() if mate == mark)


def numbers_of_papers(text: Text, _setting: Setting) -> Iterator[Slip]:
    """The year in a document's number stands in 〔〕 (GB/T 9704—2012, 7.2.5)."""
    for found in _PAPER.finditer(text.text):
        yield Slip(*found.span(1), "发文字号的年份用六角括号“〔〕”", (f"〔{found[2]}〕",))


RULES = (
    Rule("unpaired", "标点成对", Severity.ERROR, _STANDARD, unpaired, Scope.STORY),
    Rule("nested", "引号书名号套用", Severity.WARNING, _STANDARD, nested),
    Rule("paper_numbers", "发文字号", Severity.WARNING, "GB/T 9704—2012，7.2.5", numbers_of_papers),
)

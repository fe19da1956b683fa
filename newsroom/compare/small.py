"""Whether a change after a signature is a small one: what it touched that a signer must read anew.

Small is what touches no name, no title of an office, no figure, no date and no headline. In doubt
it is not small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from newsroom.compare.differences import Hunk, hunks
from newsroom.compare.revisions import Kind, Row, compared
from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.text.names import is_sure_name
from newsroom.text.words import cut, is_word

HEADLINE, NAME, TITLE, FIGURE, DATE = "标题", "姓名", "职务", "数字", "日期"
UNIT, PICTURE, PARAGRAPH, KIND, JUMP = "来源单位", "图片", "整段", "体裁", "转版"

_FIELDS = {
    "section": HEADLINE,
    "kicker": HEADLINE,
    "headline": HEADLINE,
    "subhead": HEADLINE,
    "dateline": DATE,
    "credits": NAME,
    "source_unit": UNIT,
    "jump_from": JUMP,
    "jump_to": JUMP,
}
_HEADED = re.compile(r"## .*|### [^｜]*｜?")
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_DATE = re.compile(
    rf"[0-9０-９{_NUMERAL}]{{1,4}}[年月日号时点分]|[0-9０-９]+[:：][0-9０-９]+"
    r"|[今昨明前后去当][天日年晚晨早]|[上下本当][周月旬年]|(?:星期|礼拜|周)[一二三四五六日天末]"
    r"|[上中下]午|[上中下]旬|凌晨|清晨|傍晚|近日|日前|[元国]旦|春节|年[初中底末]|月[初中底末]"
)
_FIGURE = re.compile(
    rf"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰{_NUMERAL}]*"
    rf"|[{_NUMERAL}]{{2,}}"
    rf"|第[{_NUMERAL}]"
    rf"|[{_NUMERAL}][余多来几]?[个名位户家次项条件份篇张台辆座所间套栋亩里米吨斤克升元角倍成种类批期版届场岁遍次回趟番轮天周公平立厘毫海分秒时]"
    r"|百分之|半数|过半|多数|翻番|翻两番"
)
_TITLE = re.compile(
    r"(?:总|副|常务|代|原|前)*"
    r"(?:书记|主任|部长|局长|厅长|处长|科长|股长|省长|市长|县长|区长|州长|镇长|乡长|村长|院长|校长"
    r"|所长|站长|馆长|队长|组长|班长|司长|署长|行长|社长|台长|园长|厂长|店长|主席|委员|常委|代表"
    r"|经理|董事|总裁|会长|理事|总编辑|主编|秘书|政委|司令员|检察|审判长|法官|律师|教授|讲师"
    r"|工程师|经济师|农艺师|医师|护士长|主管|专员|调研员|巡视员|干事|参谋|指导员|教导员|网格员"
    r"|同志|先生|女士|总理|总统|首相|大使|部委|领导|负责人)|副|正[厅处科]级"
)

_NEVER_NAMES = frozenset("的了在也还又就都说和与及等是对向把将、，。；：？！“”（）《》 \u3000*")

Mark = tuple[str, int, int]
"""What stands there, from, to."""


def touched(before: Article, after: Article, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What a change touched that makes it more than small, in the newsroom's words; empty for a
    small one. names: people who are known, beside those whom the texts themselves show.
    """
    known = {name for name in names if name}
    for article in (before, after):
        known |= {credit.name for credit in article.credits if credit.name}
    found: dict[str, None] = {}
    if before.kind is not after.kind:
        found[KIND] = None
    for row in compared(before, after):
        if row.kind is not Kind.SAME:
            found.update(dict.fromkeys(_of_row(row, known)))
    found.update(dict.fromkeys(_of_slots(before.slots, after.slots, known)))
    return tuple(found)


def _of_row(row: Row, known: set[str]) -> Iterator[str]:
    if row.part == "body":
        if row.kind is not Kind.CHANGED:
            yield PARAGRAPH
            return
        for hunk in row.changes:
            yield from _in_both(row.before, row.after, hunk, known)
    elif row.part in _FIELDS:
        yield _FIELDS[row.part]


def _of_slots(before: tuple[Slot, ...], after: tuple[Slot, ...], known: set[str]) -> Iterator[str]:
    if [slot.picture for slot in before] != [slot.picture for slot in after]:
        yield PICTURE
        return
    for old, new in zip(before, after, strict=True):
        if old.photographers != new.photographers:
            yield NAME
        for hunk in hunks(old.caption, new.caption):
            yield from _in_both(old.caption, new.caption, hunk, known)


def _in_both(old: str, new: str, hunk: Hunk, known: set[str]) -> Iterator[str]:
    yield from _at(old, hunk.a0, hunk.a1, known)
    yield from _at(new, hunk.b0, hunk.b1, known)


def _at(text: str, start: int, end: int, known: set[str]) -> Iterator[str]:
    """What a changed stretch of a paragraph lies on. A single character beside a name may belong
    to it: 王芳 became 王芳芳.
    """
    for what, first, last in chain(_marks(text), _names(text, known)):
        beside = end - start == 1 and start in (first - 1, last)
        belongs = what is NAME and beside and text[start] not in _NEVER_NAMES
        if belongs or (first < end and start < last):
            yield what


def _marks(text: str) -> Iterator[Mark]:
    for what, pattern in ((HEADLINE, _HEADED), (DATE, _DATE), (FIGURE, _FIGURE), (TITLE, _TITLE)):
        matches = [pattern.match(text)] if what is HEADLINE else pattern.finditer(text)
        yield from ((what, match.start(), match.end()) for match in matches if match)


def _names(text: str, known: set[str]) -> Iterator[Mark]:
    for name in known:
        at = text.find(name)
        while at >= 0:
            yield NAME, at, at + len(name)
            at = text.find(name, at + 1)
    for word, start, end in cut(text):
        if len(word) > 1 and is_sure_name(word) and not is_word(word):
            yield NAME, start, end

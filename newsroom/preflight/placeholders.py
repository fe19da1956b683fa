"""Words that were to be filled in later and were not: ○○, ××, 待补, 此处, TODO, lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsroom.model.issue import IssueFacts
from newsroom.preflight.snapshot import Found, Snapshot, Spot, of_article, on_page, titled
from newsroom.preflight.wording import Wording, wordings
from newsroom.text.surnames import COMMON

_HAN = "\u3400-\u9fff"
_NUMERAL = "一二三四五六七八九十零〇百千0-9"
_OPEN, _SHUT = "[（(【〔\\[［]", "[）)】〕\\]］]"
_AROUND = 6
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Numerals keep their ○: 二○○八年.
        rf"(?<![{_NUMERAL}○])[○◯]{{2,}}(?![{_NUMERAL}○])",
        r"(?<![A-Za-z0-9])[xX]{2,}(?![A-Za-z0-9])",
        r"[×✕✖╳]{2,}",
        r"[■□▇█]{2,}|[〓\ufffd]",
        r"[？?]{3,}",
        r"_{3,}|＿{3,}",
        rf"{_OPEN}\s*(?:待[^）)】〕\]］]{{1,6}}|此处[^）)】〕\]］]{{0,12}}|插图|配图|图略|字数不限){_SHUT}",
        # Brackets with a blank are for a reader to fill in: a quiz, a form.
        r"〔\s*〕|【\s*】|（）|\(\)|《》|“”",
        r"(?<![有亟急尚])待(?:补图|补拍|补写|补录|补入|补稿|定稿后补|填)(?![充])|(?<![有亟急尚])待补(?:$|[，。；、）)】\s])",
        r"此处(?:插入|插图|配图|填写|补|加|省略|待)",
        r"\bTODO\b|\bFIXME\b|\bTBD\b|lorem ipsum|dolor sit amet",
        r"(?:标题){2,}|(?:正文){2,}|(?:副题){2,}|(?:文字){3,}|(?:图片说明){2,}|(?:测试){2,}|占位文字|示例文字",
        r"^(?:主标题|副标题|标题|正文|引题|图片说明|作者姓名|记者姓名)$",
    )
)
_SECRET = re.compile(r"[×xX✕✖╳]+")


def placeholder(snapshot: Snapshot) -> Iterator[Found]:
    """Words in printed articles that stand for others still to come."""
    for article in snapshot.printed:
        for wording in wordings(article):
            for match in matches(wording.text):
                start, end = max(match.start() - _AROUND, 0), match.end() + _AROUND
                around = wording.text[start:end]
                yield of_article(snapshot, article).found(
                    f"{titled(article)}{wording.name}里有占位文字“{match[0].strip()}”：{around}",
                    *(article.uuid, wording.name, around),
                    advice="补上正式的内容",
                    slot=wording.slot,
                    field=wording.field,
                    offset=wording.offset(match.start()),
                )


def furniture_placeholder(snapshot: Snapshot) -> Iterator[Found]:
    """The same in masthead, folio and a bulletin's foot, which belong to no article."""
    first = snapshot.ordered[0] if snapshot.ordered else None
    for page in snapshot.ordered:
        names = (page.name, page.editor, page.designer, page.proofreader)
        yield from _filled_in(on_page(page), [Wording("版面信息", name) for name in names])
    spot = on_page(first) if first is not None else Spot()
    yield from _filled_in(spot, _given(snapshot.edition.issue.facts))


def _given(facts: IssueFacts) -> Iterator[Wording]:
    """The texts that an issue's own facts print."""
    for text in (facts.name, facts.publisher, facts.licence, facts.legend, facts.hotline):
        yield Wording("报头", text)
    people = (facts.signer, *facts.editors, *facts.proofreaders)
    sent = (line.text for line in facts.distribution)
    for text in (facts.printer, facts.recipients, *people, *sent):
        yield Wording("期次资料", text)
    yield Wording("按语", facts.note)


def _filled_in(spot: Spot, texts: Iterable[Wording]) -> Iterator[Found]:
    for wording in texts:
        for match in matches(wording.text):
            yield spot.found(
                f"{wording.name}里有占位文字“{match[0].strip()}”",
                *(spot.page, wording.name, wording.text),
                advice="补上正式的内容",
            )


def matches(text: str) -> Iterator[re.Match[str]]:
    """The placeholders of a text. A name, number plate or number made unknown on purpose (李××,
    豫A×××××, 138××××) is none; of several that share characters the first and longest counts.
    """
    every = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    end = 0
    for match in sorted(every, key=lambda one: (one.start(), -one.end())):
        if match.start() >= end and not (_SECRET.fullmatch(match[0]) and _hidden(text, match)):
            end = match.end()
            yield match


def _hidden(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    last, first = before[-1:], after[:1]
    digits = (char.isascii() and char.isalnum() for char in (last, first))
    return (last != "" and last in COMMON) or any(digits)

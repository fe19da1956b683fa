"""Break places against Unicode's own test file (UAX #14), read from Debian's unicode-data.

Every case is taken whose characters have a class here; curly quotes are Chinese marks here and
symbols have no rule, so cases with them are left out. Where this room and Unicode part, a row of
`DIFFERENCES` names the rule that makes the difference; anything else fails.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.typeset.classes import LATIN_NO_START, Class, classify
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import FREE, Rules
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book

SUITE = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")
_OUTSIDE = frozenset({Class.SYMBOL, Class.INVISIBLE})
_NOT_HERE = frozenset("“”‘’\t\n\v\f\r\x85\u2028\u2029")
_SMALL = "ぁぃぅぇぉっゃゅょァィゥェォッャュョー"
_JAMO, _SYLLABLES = "\u1100\u11a8", "\uac00\uac01"


@dataclass(frozen=True)
class Difference:
    """Why a place between two characters differs; `before` is the last one that is no space.

    before, after: characters, or their class, or None for any. broken: whether it is this room
    that allows the break. level: where it applies, or both.
    """

    rule: str
    before: Class | str | None
    after: Class | str | None
    broken: bool
    level: str = ""


# B1–B8 are the rules of line breaking that the house styles follow: B1 no line starts with,
# B2 no line ends with, B3 dashes and dots, B4 atoms, B7 Han and Latin borders.
DIFFERENCES = (
    Difference("B1 marks open no line, after a space neither", None, LATIN_NO_START, False),
    Difference("B1 connectors open no line", None, Class.CONNECTOR, False),
    Difference("B1 a sign on its own opens no line", None, "-", False),
    Difference("B2 no line ends with a solidus", "/／", None, False),
    Difference("B3 dots may open a line below strict", None, Class.ELLIPSIS, True, "gb"),
    Difference("B4 letters, digits and signs without a space", Class.LATIN, Class.LATIN, False),
    Difference("B4 a word parts after its hyphen, at a price", "-", "\u05d0", True),
    Difference("B7 a typed space parts words, behind a bracket too", ")}", _SMALL, True, "strict"),
    Difference("B7 small kana are Han below strict", None, _SMALL, True, "gb"),
    Difference("B7 Han beside letters: syllable blocks", _JAMO + "$", _SYLLABLES, True),
    Difference("B7 Han beside letters: syllable blocks", _SYLLABLES, _JAMO, True),
    Difference("spaces open no line, no-break ones neither", None, Class.SPACE, False),
    Difference("a straight quote has no side (LB15 of 15.1)", '"', "(（", True),
)


def cases() -> list[tuple[str, list[bool]]]:
    """Text of each case, and whether a line may end after each character but the last."""
    if not SUITE.exists():
        assert os.environ.get("CI") != "true", f"{SUITE} (unicode-data) is missing"
        pytest.skip(f"{SUITE} (unicode-data) is missing")
    found = []
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        fields = line.split("#")[0].split()
        chars = [chr(int(code, 16)) for code in fields[1::2]]
        if chars and not any(c in _NOT_HERE or classify(c) in _OUTSIDE for c in chars):
            found.append(("".join(chars), [sign == "÷" for sign in fields[2:-1:2]]))
    return found


def allowed(text: str, level: str) -> list[bool]:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    made = space(text, natural, EM, Rules(level), lambda at: scale.ink(text[at]))
    return [made.legal[place] == FREE for place in range(1, len(text))]


def differing(text: str, ours: list[bool], theirs: list[bool]) -> Iterator[int]:
    pairs = zip(ours, theirs, strict=True)
    return (place for place, (mine, other) in enumerate(pairs, 1) if mine != other)


def fits(char: str, wanted: Class | str | None) -> bool:
    if isinstance(wanted, str):
        return char != "" and char in wanted
    if wanted is Class.LATIN and char == "$":
        return True  # a prefix that is typed as part of an atom
    return wanted is None or (char != "" and classify(char) is wanted)


def reason(text: str, place: int, *, broken: bool, level: str) -> str:
    """The first rule that makes this difference, or nothing."""
    before = text[:place].rstrip()[-1:]
    for row in DIFFERENCES:
        if row.broken != broken or row.level not in ("", level):
            continue
        if row.before is Class.LATIN and text[place - 1].isspace():
            continue
        if fits(before, row.before) and fits(text[place], row.after):
            return row.rule
    return ""


@pytest.mark.parametrize(("level", "least"), [("gb", 875), ("strict", 921)])
def test_every_difference_from_unicode_is_made_by_a_rule(level: str, least: int):
    agreed, rules, unexplained = 0, Counter[str](), []
    suite = cases()
    for text, theirs in suite:
        ours = allowed(text, level)
        places = list(differing(text, ours, theirs))
        agreed += not places
        for place in places:
            rule = reason(text, place, broken=ours[place - 1], level=level)
            rules[rule] += 1
            if not rule:
                unexplained.append(f"{text[:place]!a}|{text[place:]!a}")
    assert unexplained == []
    assert set(rules) == {row.rule for row in DIFFERENCES if row.level in ("", level)}
    assert len(suite) > 1100
    assert agreed >= least

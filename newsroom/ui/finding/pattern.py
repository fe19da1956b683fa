"""What is looked for: plain words or a regular expression, bounded so that none can hang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QRegularExpression, QRegularExpressionMatch

from newsroom.desk.seeking import whole
from newsroom.errors import NewsroomError
from newsroom.ui import utf16

_STEPS = 400_000  # of the matcher for one passage: some milliseconds at most
_MOST = 5_000  # passages in one text
_OPTION = QRegularExpression.PatternOption
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_REFERENCE = re.compile(r"\\(\\|n|t|\d)|\$(\$|\d)")
_PLAIN = {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}
# Qt's own words, which it may show translated or not.
_WRONG = {
    "missing closing parenthesis": "少一个右括号 )",
    "unmatched closing parenthesis": "多一个右括号 )",
    "missing terminating ] for character class": "少一个右方括号 ]",
    "quantifier does not follow a repeatable item": "* + ? 或 {} 前面没有可以重复的字",
    "numbers out of order in {} quantifier": "花括号里前一个数比后一个大",
    "number too big in {} quantifier": "花括号里的数太大",
    "\\ at end of pattern": "末尾的反斜线 \\ 后面缺字",
    "range out of order in character class": "方括号里的范围前后颠倒",
    "reference to non-existent subpattern": "引用了没有的括号组",
    "lookbehind assertion is not fixed length": "向前查看 (?<= ) 的长度必须固定",
    "length of lookbehind assertion is not limited": "向前查看 (?<= ) 的长度必须固定",
    "unrecognized character follows \\": "反斜线 \\ 后面的字不认得",
    "unrecognized character after (? or (?-": "(? 后面的字不认得",
}


class PatternError(NewsroomError):
    """A regular expression that cannot be used, explained in Chinese."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, in characters of its text, and what is to replace it."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True)
class Pattern:
    """What is looked for and what replaces it.

    whole: only where it begins and ends as words do. regular: `text` is a regular expression.
    case, width: A and a, Ａ and A are different.
    """

    text: str
    new: str = ""
    whole: bool = False
    regular: bool = False
    case: bool = False
    width: bool = False

    @cached_property
    def _matcher(self) -> QRegularExpression:
        options = _OPTION.UseUnicodePropertiesOption | _OPTION.MultilineOption
        if not self.case:
            options |= _OPTION.CaseInsensitiveOption
        pattern = self.text if self.regular else "".join(map(self._character, self.text))
        escaped = _ESCAPED.sub(r"\\x{\1}", pattern) if self.regular else pattern
        return QRegularExpression(f"(*LIMIT_MATCH={_STEPS}){escaped}", options)

    def check(self) -> None:
        """Raise PatternError where this is no regular expression."""
        if not self._matcher.isValid():
            raise PatternError(_explained(self._matcher.errorString()))

    def hits(self, text: str) -> Iterator[Hit]:
        """The passages of a text, in order; empty ones are left out.

        Raises PatternError where the expression is wrong, or takes more steps than it is given.
        """
        self.check()
        units = utf16.Units(text)
        place = found = 0  # Qt's offset; it may never lie within a character of two units
        while found < _MOST:
            match = self._matcher.match(text, place)
            if not match.hasMatch():
                if not match.isValid():
                    raise PatternError("这个正则表达式太费时，没有查完", advice="请写得具体一些")
                return
            start, end = units.index(match.capturedStart()), units.index(match.capturedEnd())
            place = match.capturedEnd() if end > start else units.after(end)
            if end > start and (not self.whole or whole(text, start, end)):
                found += 1
                yield Hit(start, end, self._replacement(match))
            if place > units.length:
                return

    def _character(self, char: str) -> str:
        """A character of plain words, in both its widths where they are one."""
        if self.width:
            return QRegularExpression.escape(char)
        code = ord(char)
        if char in " \u3000":
            return "[ \u3000]"
        if 0x21 <= code <= 0x7E:
            other = chr(code + 0xFEE0)
        elif 0xFF01 <= code <= 0xFF5E:
            other = chr(code - 0xFEE0)
        else:
            return QRegularExpression.escape(char)
        return f"(?:{QRegularExpression.escape(char)}|{QRegularExpression.escape(other)})"

    def _replacement(self, match: QRegularExpressionMatch) -> str:
        if not self.regular:
            return self.new

        def put(reference: re.Match[str]) -> str:
            sign = reference[1] or reference[2]
            return _PLAIN[sign] if sign in _PLAIN else match.captured(int(sign))

        return _REFERENCE.sub(put, self.new)


def _explained(words: str) -> str:
    for source, told in _WRONG.items():
        if words in (source, QCoreApplication.translate("QRegularExpression", source)):
            return f"正则表达式写得不对：{told}"
    return "正则表达式写得不对"

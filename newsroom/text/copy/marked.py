"""Marked lines of our own manuscripts: names, datelines and units by their character styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsroom.model import carried
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.text.bylines import read_line

_ROLES = {name: role for role, name in carried.PEOPLE.items()}
_SEPARATORS = re.compile(r"[\s、，,;；\u3000]+")
_AROUND = " \t（）()、，,"
_BRACKETED = re.compile(
    r"\s*[（(](?P<unit>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)](?P<rest>.*)"
)
_SELF_CLOSED = "，。；：！？、…—”’）》"
BLANK = "\u3000"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its marked passages, (start, end, name) in order; those that touch are joined."""

    text: str
    marks: tuple[tuple[int, int, str], ...] = ()

    def of(self, *names: str) -> list[tuple[int, int, str]]:
        """The passages of some marks."""
        return [mark for mark in self.marks if mark[2] in names]

    def without(self, start: int, end: int) -> Marked:
        """The text with a passage cut out, its marks moved."""
        gone = end - start

        def moved(place: int) -> int:
            return place if place <= start else max(place - gone, start)

        marks = tuple((moved(a), moved(b), name) for a, b, name in self.marks)
        return Marked(
            self.text[:start] + self.text[end:], tuple(mark for mark in marks if mark[0] < mark[1])
        )


def marked(text: str, marks: tuple[tuple[int, int, str], ...]) -> Marked:
    """A line with its marks joined where offices have split them."""
    joined: list[tuple[int, int, str]] = []
    for mark in sorted(marks, key=lambda mark: (mark[2], mark[0])):
        last = joined[-1] if joined else None
        if last and last[2] == mark[2] and mark[0] <= last[1]:
            joined[-1] = (last[0], max(last[1], mark[1]), mark[2])
        else:
            joined.append(mark)
    return Marked(text, tuple(sorted(joined)))


def people(line: Marked) -> tuple[Credit, ...]:
    """The credits of a byline: marked names under the words before them, else as it reads."""
    names = line.of(*_ROLES)
    if not names:
        return read_line(line.text.strip())
    found: list[Credit] = []
    label, role, place = "", Role.AUTHOR, 0
    for start, end, name in names:
        between = line.text[place:start]
        word = between.strip(_AROUND + BLANK)
        if word or _ROLES[name] is not role or BLANK in between:
            label = "" if word == _ROLES[name].word else word
        role, place = _ROLES[name], end
        found += [Credit(each, role, label) for each in _names(line.text[start:end])]
    return tuple(found)


def shooters(line: Marked) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A caption's words, its photographers, and those of them that it credits for the article."""
    both = line.of(carried.SHOOTER, carried.CREDITED_SHOOTER)
    if not both:
        return line.text, (), ()
    found = {name: mark for start, end, mark in both for name in _names(line.text[start:end])}
    credited = tuple(name for name, mark in found.items() if mark == carried.CREDITED_SHOOTER)
    return line.text[: both[0][0]].strip(" \t" + BLANK), tuple(found), credited


def _names(text: str) -> list[str]:
    return [name for name in _SEPARATORS.split(text) if name]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a paragraph opened and ended with, and the rest of it."""

    rest: Marked
    dateline: str = ""
    credits: tuple[Credit, ...] = ()
    unit: str = ""


def opened(line: Marked) -> Opened:
    """A body line without dateline, byline and source unit, where they are marked."""
    line, unit = _without_unit(line)
    datelines = line.of(carried.DATELINE, carried.HOUSE_DATELINE)
    names = line.of(*_ROLES)
    if not datelines and not names:
        return Opened(line, unit=unit)
    dateline = "".join(line.text[a:b] for a, b, name in datelines if name == carried.DATELINE)
    end = datelines[-1][1] if datelines else 0
    credits_: tuple[Credit, ...] = ()
    if names:
        closing = re.compile("[）)]").search(line.text, names[-1][1])
        begin, last = end, closing.end() if closing else names[-1][1]
        inside = tuple((a - begin, b - begin, name) for a, b, name in line.marks if a >= begin)
        credits_, end = people(Marked(line.text[begin:last], inside)), last
    if line.text[end : end + 1] == BLANK and not names:
        end += 1
    return Opened(line.without(0, end), dateline.strip(), credits_, unit)


def _without_unit(line: Marked) -> tuple[Marked, str]:
    """The line without its source unit; what was typed behind that stays."""
    for start, end, _ in line.of(carried.UNIT):
        said = _BRACKETED.fullmatch(line.text[start:end])
        if said:
            return line.without(start, end - len(said["rest"])), said["unit"].strip()
    return line, ""


def paragraph(line: Marked, kind: ParagraphKind) -> Paragraph | None:
    """A body line as a paragraph; None where it says nothing."""
    bold = tuple((a, b) for a, b, name in line.marks if name == carried.BOLD)
    leads = [end for start, end, name in line.marks if name == carried.LEAD and start == 0]
    if kind is ParagraphKind.TEXT and line.text.startswith("●"):
        kind = ParagraphKind.ITEM
    elif kind is ParagraphKind.TEXT and leads:
        kind = ParagraphKind.RUN_IN
    found = Paragraph(kind, line.text, leads[0] if kind is ParagraphKind.RUN_IN else 0, bold)
    if kind is ParagraphKind.ITEM and not found.text.startswith("●"):
        shifted = tuple((a + 1, b + 1) for a, b in bold)
        found = replace(found, text="●" + found.text, bold=shifted)
    found = carried.trimmed(found)
    if not found.text.strip("● \t　"):
        return None
    return _gapped(found) if kind is ParagraphKind.RUN_IN else found


def _gapped(found: Paragraph) -> Paragraph:
    """A run-in crosshead with the blank that markup puts behind it."""
    lead, rest = found.text[: found.lead], found.text[found.lead :]
    if lead[-1:] in _SELF_CLOSED or rest.startswith(BLANK):
        return found
    moved = tuple((a + (a >= found.lead), b + (b > found.lead)) for a, b in found.bold)
    return replace(found, text=lead + BLANK + rest, bold=moved)


def facts(text: str) -> Iterator[tuple[str, str]]:
    """What a slip's first line says: labels with their values, and words without one."""
    for part in text.removeprefix(carried.SLIP).split(BLANK):
        label, _, said = part.partition("：")
        yield label.strip(), said.strip()

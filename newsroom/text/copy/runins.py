"""Run-in crossheads: short topics that open paragraphs, known by being parallel.

Three forms: a phrase set off by a space (全力推进规划调整 一是…) or a dash (模式创新——…), and a
short sentence (简流程，减轻企业压力。…), alone or numbered (一是路段规划“合理化”。…).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from newsroom.model.markup import Paragraph, ParagraphKind, run_in
from newsroom.text.copy.seams import opening_strength
from newsroom.text.copy.shapes import bare, commas, size, unclosed
from newsroom.text.copy.slogans import slogans

_SPACED = re.compile(r"[^。！？；：]{4,24}?(?=[ 　])")
_DASHED = re.compile(r"[^。！？；，]{4,22}——(?=[^—])")
_SENTENCE = re.compile(r"[^。！？；：]{4,24}。(?=[^”’）])")
_ORDERED = re.compile(r"([一二三四五六七八九十])是([^。！？；，：]{3,18}。)")
_SPOKEN = re.compile(
    r"^[“‘]|[说道]$|^(他|她|我|你|据|这|那|本报|记者)|\d+[月日]|[了吗呢吧啊]。|^要"
)
_COUNTED = "一二三四五六七八九十"


def with_run_ins(paragraphs: Sequence[Paragraph], tidy: Callable[[str], str]) -> list[Paragraph]:
    """The paragraphs with parallel leads made run-in crossheads.

    tidy: closes up the spaces of a text, once no lead's space is needed any more.
    """
    found = list(paragraphs)
    for form, chosen in ((_spaced, _set_off), (_dashed, _set_off), (_sentence, slogans)):
        leads = [form(p.text) if p.kind is ParagraphKind.TEXT else "" for p in found]
        for index in chosen(leads):
            text = found[index].text
            lead = leads[index]
            found[index] = run_in(lead, tidy(text[len(lead) :].lstrip(" 　")))
    return [p if p.kind is ParagraphKind.RUN_IN else _ordered(_tidied(p, tidy)) for p in found]


def _tidied(paragraph: Paragraph, tidy: Callable[[str], str]) -> Paragraph:
    if paragraph.kind is ParagraphKind.CROSSHEAD:
        return paragraph
    return replace(paragraph, text=tidy(paragraph.text))


def _spaced(text: str) -> str:
    match = _SPACED.match(text)
    if match is None or len(text) - match.end() < 10 or opening_strength(text) == 3:
        return ""
    lead = match.group()
    return "" if unclosed(lead) or commas(lead) > 1 or lead[-1] in "，、" else lead


def _dashed(text: str) -> str:
    match = _DASHED.match(text)
    return match.group() if match and not unclosed(match.group()) else ""


def _sentence(text: str) -> str:
    match = _SENTENCE.match(text)
    if match is None or len(text) - match.end() < 15:
        return ""
    lead = match.group()
    if unclosed(lead) or commas(lead) > 1 or _SPOKEN.search(bare(lead)):
        return ""
    return "" if opening_strength(lead) >= 2 else lead


def _set_off(leads: Sequence[str]) -> list[int]:
    """Indexes of phrases set off by a space or dash that have another within two paragraphs."""
    found: set[int] = set()
    places = [index for index, lead in enumerate(leads) if lead]
    for one, other in pairwise(places):
        if other - one <= 2:
            found.update((one, other))
    return sorted(found)


def _ordered(paragraph: Paragraph) -> Paragraph:
    """一是…。 at the beginning with 二是…。 later in the same paragraph: a lead, and bold ones."""
    text = paragraph.text
    if paragraph.kind is not ParagraphKind.TEXT:
        return paragraph
    marks = list(_ORDERED.finditer(text))
    if len(marks) < 2 or marks[0].start() != 0:
        return paragraph
    if [m[1] for m in marks] != list(_COUNTED[: len(marks)]):
        return paragraph
    sizes = [size(m[2]) for m in marks]
    if max(sizes) - min(sizes) > 4:
        return paragraph
    lead = marks[0].group()
    bold = tuple((m.start(), m.end()) for m in marks[1:])
    opened = run_in(lead, text[len(lead) :])
    return Paragraph(opened.kind, opened.text, lead=opened.lead, bold=bold)

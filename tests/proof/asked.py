"""Asks one module's rules about a sentence; `⟦as written|as offered⟧` marks what they tell."""

from __future__ import annotations

import datetime
from types import ModuleType

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines


def marked(
    module: ModuleType, text: str, *, field: str = "body", day: datetime.date | None = None
) -> str:
    """The text with each fault marked: its words and the first of what is offered, ? for none."""
    reader = Proofreader(Setting(day=day), rules=module.RULES)
    told = reader.story(of_lines(text, field))
    assert not reader.troubles, reader.troubles
    for fault in sorted(told, key=lambda fault: -fault.start):
        right = fault.suggestions[0] if fault.suggestions else "?"
        told_of = f"⟦{text[fault.start : fault.end]}|{right}⟧"
        text = text[: fault.start] + told_of + text[fault.end :]
    return text

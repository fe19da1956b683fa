"""Faults (疑误): what proofreading found in copy, with its place; shown, never mended by itself."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault.

    rule: name of the rule. pack: the rule pack it belongs to. article, field, slot: where it
    stands; field and slot as in `Article` (slots with the index of the picture); empty article for
    text that is no article. start, end: characters of the field as it is kept (the body: of its
    markup); equal for a gap where something is missing. text: what stands there. lead, trail: what
    stands before and after, a few characters, to know the place again. message: what is wrong and
    why; source: of the rule (GB/T 15834—2011, 4.1.3 …). suggestions: what may stand there instead,
    the likeliest first; an empty string: take it out. count: how many equal ones it stands for.
    """

    rule: str
    pack: str = ""
    severity: Severity
    article: str = ""
    field: str = "body"
    slot: int = -1
    start: int
    end: int
    text: str
    lead: str = ""
    trail: str = ""
    message: str
    source: str = ""
    suggestions: tuple[str, ...] = ()
    count: int = 1

    @property
    def place(self) -> tuple[str, str, int, int, int]:
        """Where it stands, for sorting within an article."""
        return (self.article, self.field, self.slot, self.start, self.end)

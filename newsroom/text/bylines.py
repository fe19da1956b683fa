"""Bylines (署名) where they stand: opening a paragraph, ending it, or as a line of their own."""

from __future__ import annotations

from newsroom.model.credit import Credit
from newsroom.text.endings import Ending, read_ending
from newsroom.text.openings import Opening, read_opening
from newsroom.text.whole_lines import read_whole

__all__ = ["Ending", "Opening", "read_ending", "read_line", "read_opening"]


def read_line(line: str) -> tuple[Credit, ...]:
    """The credits of a line that is a byline as a whole; none where it is anything else."""
    found = read_whole(line)
    return found.credits if found else ()

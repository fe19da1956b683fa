"""The quiet level (统计提示): characters that a model of words finds unlikely, with likelier ones.

It only hints, is off unless the publication switches it on, and never speaks of names, of headings
or of copy whose words must stay (通稿).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.names_in_copy import name_spans
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "按字词统计推测，仅供核对"
_LEAST = 4  # characters of a passage that can be judged


def _look(text: Text, setting: Setting) -> Iterator[Slip]:
    if text.locked or text.title or len(text.text) < _LEAST:
        return
    from newsroom.proof import mending  # noqa: PLC0415  the model is read at first use

    found = mending.mends(text.text, lambda: name_spans(text, setting))
    for swap in found:
        stands = text.text[swap.word_start : swap.word_end]
        message = f"“{stands}”疑为“{swap.word}”，请核对“{swap.old}”字"
        yield Slip(swap.start, swap.end, message, (swap.new,))


RULES = (Rule("quiet", "字词疑误", Severity.HINT, _SOURCE, _look),)

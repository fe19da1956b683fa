"""A changed passage told in words that a print shop finds on its page: “机收率”改为“机收比例”.

Pure text in, words out; where too much changed to be told, only that it did.
"""

from __future__ import annotations

from newsroom.compare.differences import Hunk, hunks

CHANGED = "有改动"
_MOST = 2  # changes that are told one by one
_LONGEST = 20  # characters of one of them
_NEAR = 3  # characters told before a change, to find it by
_TITLE = 24
_INNER = str.maketrans("“”‘’", "‘’“”")


def reworded(before: str, after: str) -> str:
    """What became of a passage; only 有改动 for many changes, long ones, or none in its text."""
    found = hunks(before, after)
    if not 0 < len(found) <= _MOST or any(one.size > _LONGEST for one in found):
        return CHANGED
    ends = (0, *(one.a1 for one in found))
    return "，".join(_told(one, end, before, after) for one, end in zip(found, ends, strict=False))


def shortened(title: str) -> str:
    """A title on one line, and no longer than a table's cell can bear."""
    title = " ".join(title.split())
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def quoted(text: str) -> str:
    """Text between quotation marks, its own ones turned into inner ones."""
    return f"“{text.translate(_INNER)}”"


def _told(one: Hunk, end: int, before: str, after: str) -> str:
    near = min(_NEAR, one.a0 - end)
    if one.a0 == one.a1 and near:
        return f"{quoted(before[one.a0 - near : one.a0])}后加{quoted(after[one.b0 : one.b1])}"
    if one.a0 == one.a1:
        return f"开头加{quoted(after[one.b0 : one.b1])}"
    if one.b0 == one.b1 and one.a1 - one.a0 > _NEAR:
        return f"删去{quoted(before[one.a0 : one.a1])}"
    old, new = before[one.a0 - near : one.a1], after[one.b0 - near : one.b1]
    return f"{quoted(old)}改为{quoted(new)}" if new else f"删去{quoted(old)}"

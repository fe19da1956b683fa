"""What tells one state of a finished page from another: the version code of proofs and packages.

Only what is printed counts: two pages that look the same bear the same code wherever their
articles, libraries and font files lie, and the smallest change gives another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple

from newsroom.model.frame import BoxFrame, Frame, PageFrames, PictureFrame, Run, TextFrame

# Read out over the telephone without a mistake: no I, L, O, U (Crockford's base 32).
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS = 2
_GROUP = 4


def fingerprint(page: PageFrames) -> str:
    """SHA-256 (hex) of a page's size, the number of its frames and what each of them prints.

    Left out is what no reader sees: identities, offsets in the articles, names of shapes, where
    font files lie, and remarks to the editor.
    """
    facts = (int(page.width), int(page.height), len(page.frames))
    digest = hashlib.sha256(repr(facts).encode())
    for frame in page.frames:
        digest.update(repr(_printed(frame)).encode("utf8", "surrogatepass"))
    return digest.hexdigest()


def page_code(page: PageFrames) -> str:
    """The version code of a page: eight letters and digits, such as 7K3M-2QXP."""
    return short_code(fingerprint(page))


def pages_code(pages: Iterable[PageFrames]) -> str:
    """The version code of several pages together, in their order: an issue's, a bulletin's.

    A single page's is its own, so that what a proof of it prints is what is said of it.
    """
    found = [fingerprint(page) for page in pages]
    if len(found) == 1:
        return short_code(found[0])
    return short_code(hashlib.sha256("".join(found).encode()).hexdigest())


def short_code(digest: str) -> str:
    """The code for a fingerprint."""
    bits = int(digest, 16)
    letters = []
    for _ in range(_GROUPS * _GROUP):
        bits, place = divmod(bits, len(_LETTERS))
        letters.append(_LETTERS[place])
    groups = ("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))
    return "-".join(groups)


def _printed(frame: Frame) -> tuple[object, ...]:
    place = (type(frame).__name__, *map(int, (frame.x, frame.y, frame.width, frame.height)))
    if isinstance(frame, TextFrame):
        lines = tuple(
            (int(line.baseline), tuple(_run(run) for run in line.runs)) for line in frame.lines
        )
        return (*place, frame.vertical, lines)
    if isinstance(frame, PictureFrame):
        return (*place, frame.picture, frame.label, *astuple(frame.crop))
    if isinstance(frame, BoxFrame):
        return (*place, frame.fill, frame.stroke, int(frame.weight))
    return (*place, int(frame.weight), frame.colour, frame.double)


def _run(run: Run) -> tuple[object, ...]:
    face = run.face
    names = (face.word_name, face.family, face.style)
    look = (int(run.size), run.colour, run.stance.value, float(run.narrow))
    return (run.text, *names, *look, run.xs)

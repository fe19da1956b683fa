"""What goes between the window's process and one that composes.

Most of a message has been sent before: of an edition one article was typed in, of a page one
article was set anew. Both ends therefore remember the articles, placements and frames that went
over, and a message names those instead of carrying them. What one end packs the other must unpack,
all of it and in order.
"""

from __future__ import annotations

import io
import pickle
from array import array
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import fields
from typing import Any

from newsroom.model.article import Article
from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Line,
    PictureFrame,
    RuleFrame,
    Run,
    TextFrame,
)
from newsroom.model.issue import Issue
from newsroom.model.length import Length
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.proof.rule import Setting
from newsroom.proof.text import Records

_REMEMBERED = 1024
_WHOLE, _ANEW = b"+", b"!"

# What has an identity of its own is looked up by it and compared; the rest is found by its value.
_NAMED = {Article: "uuid", Placement: "uuid", Page: "uuid", Issue: "uuid"}
_NAMED |= {Picture: "sha256", Publication: "stem"}
_VALUES = (RuleFrame, BoxFrame, PictureFrame, FontFace)
# Large, seldom made anew, long to compare: the very same object is known again.
_SAME = (Setting, Records)
_KINDS = (*_NAMED, *_VALUES, *_SAME)
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS}


class Packer:
    """Packs messages for one receiver."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[int, object]] = OrderedDict()
        self._next = 0
        self._gone: list[int] = []
        self._broken = False

    def pack(self, message: object) -> bytes:
        """A message as bytes. Raises what pickling raises; the next message then begins anew."""
        buffer = io.BytesIO()
        buffer.write(_ANEW if self._broken else _WHOLE)
        gone, self._gone, self._broken = tuple(self._gone), [], False
        try:
            _Pickler(buffer, self).dump((gone, message))
        except BaseException:
            self._held.clear()
            self._gone, self._broken = [], True
            raise
        while len(self._held) > _REMEMBERED:
            self._gone.append(self._held.popitem(last=False)[1][0])
        return buffer.getvalue()

    def number(self, thing: Any, key: Hashable) -> tuple[int, bool]:
        """The number of a thing, and whether the receiver has it already."""
        known = self._held.get(key)
        if known is not None:
            if known[1] is thing or known[1] == thing:
                self._held.move_to_end(key)
                return known[0], True
            self._gone.append(known[0])
        self._next += 1
        self._held[key] = (self._next, thing)
        self._held.move_to_end(key)
        return self._next, False


class Unpacker:
    """Unpacks what one packer packed."""

    def __init__(self) -> None:
        self._held: dict[int, Any] = {}

    def unpack(self, data: bytes) -> Any:
        """The message; what went over before is the same object again."""
        if data[:1] == _ANEW:
            self._held.clear()
        gone, message = _Unpickler(io.BytesIO(memoryview(data)[1:]), self).load()
        for number in gone:
            self._held.pop(number, None)
        return message

    def recall(self, number: int) -> Any:
        """What went over under a number."""
        return self._held[number]

    def keep(self, number: int, kind: Any, *values: Any) -> Any:
        """Something new, remembered under its number."""
        thing = kind(**dict(zip(_FIELDS[kind], values, strict=True)))
        self._held[number] = thing
        return thing

    def keep_text(self, number: int, *values: Any) -> TextFrame:
        """A text frame, remembered under its number."""
        x, y, width, height, lines, pitch, *rest = values
        sides = (Length(x), Length(y), Length(width), Length(height))
        frame = TextFrame(*sides, tuple(map(_line, lines)), Length(pitch), *rest)
        self._held[number] = frame
        return frame


# Their names stand for the unpacker's methods in what is packed.
def recall(number: int) -> Any:
    """Stands for `Unpacker.recall`."""
    raise NotImplementedError(number)


def keep(number: int, kind: Any, *values: Any) -> Any:
    """Stands for `Unpacker.keep`."""
    raise NotImplementedError(number, kind, values)


def keep_text(number: int, *values: Any) -> TextFrame:
    """Stands for `Unpacker.keep_text`."""
    raise NotImplementedError(number, values)


def trouble(kind: type[BaseException], told: tuple[Any, ...], facts: dict[str, Any]) -> Any:
    """An exception as it was, whatever its class wants to be made from."""
    error = kind.__new__(kind)
    error.args = told
    error.__dict__.update(facts)
    return error


class _Pickler(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, packer: Packer) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self._packer = packer

    def reducer_override(self, obj: Any) -> Any:
        """What is remembered is named where it is known, else told field by field."""
        kind = type(obj)
        if kind is TextFrame:
            number, known = self._packer.number(obj, id(obj))
            return (recall, (number,)) if known else (keep_text, (number, *_packed(obj)))
        names = _FIELDS.get(kind)
        if names is not None:
            name = _NAMED.get(kind)
            key = (kind, getattr(obj, name)) if name else obj
            if kind in _SAME:
                key = id(obj)
            number, known = self._packer.number(obj, key)
            if known:
                return recall, (number,)
            return keep, (number, kind, *[getattr(obj, each) for each in names])
        if isinstance(obj, BaseException):
            return trouble, (kind, obj.args, dict(obj.__dict__))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, unpacker: Unpacker) -> None:
        super().__init__(buffer)
        self._own = {"recall": unpacker.recall, "keep": unpacker.keep}
        self._own["keep_text"] = unpacker.keep_text

    def find_class(self, module: str, name: str) -> Any:
        """The unpacker's own methods where they are meant."""
        if module == __name__ and name in self._own:
            return self._own[name]
        return super().find_class(module, name)


def _packed(frame: TextFrame) -> tuple[Any, ...]:
    """A text frame's fields as plain numbers and tuples, which pickle fastest."""
    return (
        *(int(frame.x), int(frame.y), int(frame.width), int(frame.height)),
        [_plain(line) for line in frame.lines],
        *(int(frame.pitch), frame.role, frame.label),
        *(frame.placement, frame.article, frame.vertical),
    )


def _plain(line: Line) -> tuple[Any, ...]:
    runs = [
        (
            *(run.text, run.face, int(run.size)),
            *(array("i", run.xs).tobytes(), array("i", run.advances).tobytes()),
            *(run.start, run.offsets, run.colour, run.stance, run.narrow),
        )
        for run in line.runs
    ]
    return int(line.baseline), runs, int(line.width), line.paragraph, line.role, line.ends


def _line(told: tuple[Any, ...]) -> Line:
    baseline, runs, width, *rest = told
    return Line(Length(baseline), tuple(map(_run, runs)), Length(width), *rest)


def _run(told: tuple[Any, ...]) -> Run:
    text, face, size, xs, advances, *rest = told
    numbers, widths = array("i"), array("i")
    numbers.frombytes(xs)
    widths.frombytes(advances)
    return Run(text, face, Length(size), tuple(numbers), tuple(widths), *rest)

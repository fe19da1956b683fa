"""Faults in the editor's fields: shown as waves, gone to, changed as an editor wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from newsroom.model.fault import Fault
from newsroom.ui import utf16
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.editor.fields import Field
from newsroom.ui.editor.waves import Spot, show_in_field

if TYPE_CHECKING:
    from newsroom.desk.fault_lines import FaultLine

_FIELDS = ("section", "kicker", "headline", "subhead", "dateline", "source_unit", "credits", "body")
_COMPOSING = "输入法里还有没上屏的字，请先打完"
_LOCKED = "这篇稿件现在不能改，请先解除锁定"
_MARKED = "这几个字里有加粗之类的标记，请直接在正文里改"
_BY_HAND = "请到稿件里直接改"
Place = tuple[int, int, int]


class Places:
    """The places of one editor that proofreading speaks of."""

    def __init__(self, editor: ArticleEditor) -> None:
        self._editor = editor
        self._waved: dict[int, tuple[str, tuple[Spot, ...]]] = {}

    def show(self, faults: Sequence[Fault]) -> None:
        """Draw waves below these faults and no others; not while an input method composes."""
        editor = self._editor
        nothing = not (faults or self._waved or editor.body.waves.selections)
        if nothing or editor.composing:
            return
        spots: dict[tuple[str, int], list[Spot]] = {}
        for fault in faults:
            where = spots.setdefault((fault.field, fault.slot), [])
            where.append((fault.start, fault.end, fault.severity))
        editor.body.show_faults(spots.get(("body", -1), []))
        for name, field in editor.heads.fields.items():
            self._show_in(field, spots.get((name, -1), ()))
        for slot, field in enumerate(editor.pictures.captions()):
            self._show_in(field, spots.get(("slots", slot), ()))

    def _show_in(self, field: Field, spots: Sequence[Spot]) -> None:
        if not spots and id(field) not in self._waved:
            return
        lead = _lead(field)
        length = len(field.text()) - lead
        seen = [(start + lead, end + lead, s) for start, end, s in spots if start <= length]
        now = (field.text(), tuple(seen))
        if self._waved.get(id(field), (now[0], ())) != now:
            show_in_field(field, seen)
        if seen:
            self._waved[id(field)] = now
        else:
            self._waved.pop(id(field), None)

    def caret(self) -> tuple[Place, Place] | None:
        """Where the selection begins and ends, as places; None where no field has the keyboard."""
        editor = self._editor
        if editor.body.hasFocus():
            start, end = editor.body.selection()
            return _place("body", -1, start), _place("body", -1, end)
        for name, slot, field in self._lines():
            if field.hasFocus():
                text, lead = field.text(), _lead(field)
                start, length = field.selectionStart(), len(field.selectedText())
                if start < 0:
                    start, length = field.cursorPosition(), 0
                ends = (
                    utf16.from_qt(text, min(at, utf16.qt_length(text)))
                    for at in (start, start + length)
                )
                first, last = (max(end - lead, 0) for end in ends)
                return _place(name, slot, first), _place(name, slot, last)
        return None

    def go_to(self, fault: Fault) -> None:
        """Select a fault's words and show them."""
        editor = self._editor
        if fault.field == "body":
            editor.body.select(fault.start, fault.end)
            editor.body.centre()
            editor.body.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        editor.show_field(fault.field, fault.slot if fault.field == "slots" else -1)
        field = self._field(fault)
        if field is not None:
            self._select(field, fault)

    def take(self, fault: Fault, suggestion: str) -> str:
        """Put a suggestion in place of a fault's words; why it cannot be done, empty where it was.

        The step is undone like typing.
        """
        if self._editor.composing:
            return _COMPOSING
        if fault.field == "body":
            return self._take_in_body(fault, suggestion)
        field = self._field(fault)
        if field is None:
            return _BY_HAND
        if field.isReadOnly() or not field.isEnabled():
            return _LOCKED
        lead = _lead(field)
        if field.text()[fault.start + lead : fault.end + lead] != fault.text:
            return _BY_HAND
        self._select(field, fault)
        field.insert(suggestion)
        return ""

    def _take_in_body(self, fault: Fault, suggestion: str) -> str:
        body = self._editor.body
        if body.isReadOnly():
            return _LOCKED
        if body.body()[fault.start : fault.end] != fault.text:
            return _MARKED
        body.replace(((fault.start, fault.end, suggestion),))
        body.select(fault.start, fault.start + len(suggestion))
        body.setFocus(Qt.FocusReason.OtherFocusReason)
        return ""

    def _select(self, field: Field, fault: Fault) -> None:
        text, lead = field.text(), _lead(field)
        start = utf16.to_qt(text, min(fault.start + lead, len(text)))
        end = utf16.to_qt(text, min(fault.end + lead, len(text)))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if end > start:
            field.setSelection(start, end - start)
        else:
            field.deselect()
            field.setCursorPosition(start)

    def _field(self, fault: Fault) -> Field | None:
        return next(
            (
                field
                for name, slot, field in self._lines()
                if (name, slot) == (fault.field, fault.slot)
            ),
            None,
        )

    def _lines(self) -> list[tuple[str, int, Field]]:
        found = [(name, -1, field) for name, field in self._editor.heads.fields.items()]
        captions = self._editor.pictures.captions()
        return [*found, *(("slots", slot, field) for slot, field in enumerate(captions))]


def begins(fault: Fault) -> Place:
    """Where a fault begins, to be compared with the caret's place."""
    return _place(fault.field, fault.slot, fault.start)


def ends(fault: Fault) -> Place:
    """Where a fault ends."""
    return _place(fault.field, fault.slot, fault.end)


def standing_at(lines: Sequence[FaultLine], caret: tuple[Place, Place]) -> FaultLine | None:
    """The first line whose words the caret or the selection touches."""
    for line in lines:
        if begins(line.fault) <= caret[1] and caret[0] <= ends(line.fault):
            return line
    return None


def as_it_stands(faults: Sequence[Fault], fault: Fault) -> Fault | None:
    """The same fault among those of copy that was typed in meanwhile; None where it is no more."""
    around = (fault.rule, fault.field, fault.slot, fault.text, fault.lead, fault.trail)
    for found in faults:
        if found == fault:
            return found
    for found in faults:
        if (found.rule, found.field, found.slot, found.text, found.lead, found.trail) == around:
            return found
    return None


def beside(
    lines: Sequence[FaultLine], chosen: FaultLine | None, way: int
) -> tuple[FaultLine, bool]:
    """The line after the chosen one, or before it; whether that begins anew."""
    if chosen is None or chosen not in lines:
        return lines[0 if way > 0 else -1], False
    at = lines.index(chosen) + way
    return lines[at % len(lines)], not 0 <= at < len(lines)


def _place(field: str, slot: int, offset: int) -> Place:
    number = _FIELDS.index(field) if field in _FIELDS else len(_FIELDS)
    return number, slot, offset


def _lead(field: Field) -> int:
    """White space before a field's text, which the article is kept without."""
    text = field.text()
    return len(text) - len(text.lstrip())

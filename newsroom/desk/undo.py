"""Undo: each act leaves an inverse act, which is refused where its target has changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.errors import RefusedError
from newsroom.model.change import Change

_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One act and the way back.

    backward, forward: do the inverse, or the act again. unchanged: whether what the act left
    (given True) or what it found (given False) still stands, so that the step may be taken.
    """

    label: str
    backward: Callable[[], Change]
    forward: Callable[[], Change]
    unchanged: Callable[[bool], bool]


class Steps:
    """The acts of this sitting, newest last."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, step: Step) -> None:
        """Remember an act; what had been undone can no longer be redone."""
        self._done.append(step)
        del self._done[:-_DEPTH]
        self._undone.clear()

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def undo(self) -> Change:
        """Take the newest act back. Raises RefusedError where its target changed since."""
        if not self._done:
            return Change()
        step = self._done[-1]
        if not step.unchanged(True):
            raise RefusedError(
                f"不能撤销“{step.label}”：之后内容又有改动",
                kept="内容没有变化",
                advice="请直接修改，或在版本列表里恢复",
            )
        change = step.backward()
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change:
        """Do the newest undone act again. Raises RefusedError where its target changed since."""
        if not self._undone:
            return Change()
        step = self._undone[-1]
        if not step.unchanged(False):
            raise RefusedError(f"不能重做“{step.label}”：之后内容又有改动", kept="内容没有变化")
        change = step.forward()
        self._done.append(self._undone.pop())
        return change

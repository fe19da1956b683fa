"""Undo: each act leaves an inverse act, which is refused where its target has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
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


Whole = Callable[[], AbstractContextManager[None]]


class Steps:
    """The acts of this sitting, newest last.

    whole: opens a block of which all is written or nothing.
    """

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._gathered: list[Step] | None = None

    def record(self, step: Step) -> None:
        """Remember an act; what had been undone can no longer be redone."""
        if self._gathered is not None:
            self._gathered.append(step)
            return
        self._done.append(step)
        del self._done[:-_DEPTH]
        self._undone.clear()

    @contextmanager
    def together(self, label: str) -> Iterator[None]:
        """Make all acts of the block one step; where one fails, nothing is left of the others."""
        outer, gathered = self._gathered, []
        self._gathered = gathered
        try:
            with self._whole():
                yield
        finally:
            self._gathered = outer
        if gathered:
            self.record(_joined(label, gathered, self._whole))

    def forget(self) -> None:
        """Remember no act any more: after what must not come back by undo."""
        self._done.clear()
        self._undone.clear()

    @property
    def newest(self) -> Step | None:
        """The newest act; None for none."""
        return self._done[-1] if self._done else None

    def join(self, steps: Sequence[Step]) -> None:
        """Make acts that came one after another one step, under the label of the first; acts that
        something else came between stay as they are.
        """
        if len(steps) < 2 or self._done[-len(steps) :] != list(steps):
            return
        del self._done[-len(steps) :]
        self.record(_joined(steps[0].label, steps, self._whole))

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
        _check(step, step.label, done=True)
        change = step.backward()
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change:
        """Do the newest undone act again. Raises RefusedError where its target changed since."""
        if not self._undone:
            return Change()
        step = self._undone[-1]
        _check(step, step.label, done=False)
        change = step.forward()
        self._done.append(self._undone.pop())
        return change


def _joined(label: str, steps: Sequence[Step], whole: Whole) -> Step:
    """Some acts as one step. Only the nearest can be judged at once: what lies behind it is as it
    was left when those before it are taken back, so each is judged in its turn.
    """

    def backward() -> Change:
        change = Change()
        with whole():
            for step in reversed(steps):
                _check(step, label, done=True)
                change |= step.backward()
        return change

    def forward() -> Change:
        change = Change()
        with whole():
            for step in steps:
                _check(step, label, done=False)
                change |= step.forward()
        return change

    return Step(
        label, backward, forward, lambda done: (steps[-1] if done else steps[0]).unchanged(done)
    )


def _check(step: Step, label: str, *, done: bool) -> None:
    if step.unchanged(done):
        return
    if done:
        raise RefusedError(
            f"不能撤销“{label}”：之后内容又有改动",
            kept="内容没有变化",
            advice="请直接修改，或在版本列表里恢复",
        )
    raise RefusedError(f"不能重做“{label}”：之后内容又有改动", kept="内容没有变化")

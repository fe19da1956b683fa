"""Pages in another order: numbers, jumps and the 导读 follow, for they are told from the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.page import Page
from newsroom.store.library import Library


def reordered(pages: Sequence[Page], page: str, number: int) -> tuple[Page, ...]:
    """The pages with one of them moved to a number, those between moved by one.

    Raises RefusedError where page one would lose its place: it carries the masthead.
    """
    ordered = sorted(pages, key=lambda each: each.number)
    moved = next(each for each in ordered if each.uuid == page)
    number = min(max(number, 1), len(ordered))
    if moved.number != number and 1 in (moved.number, number):
        raise RefusedError(
            "一版有报头，不能和别的版换次序",
            kept="版的次序没有变化",
            advice="要换一版的内容，可以把稿件拖到一版上",
        )
    rest = [each for each in ordered if each.uuid != page]
    rest.insert(number - 1, moved)
    return tuple(replace(each, number=at) for at, each in enumerate(rest, 1))


class Reordering:
    """Moves pages within their issue, each time as one step."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def move(self, page: str, number: int) -> Change:
        """Make a page the one of that number. Raises RefusedError as `reordered`, NotFoundError."""
        moved = self._library.issues.page(page)
        before = self._library.issues.pages(moved.issue)
        after = reordered(before, page, number)
        if _numbers(before) == _numbers(after):
            return Change()
        verb = "调整版次"
        change = self._write(verb, before, after)

        def unchanged(done: bool) -> bool:
            now = self._library.issues.pages(moved.issue)
            return _numbers(now) == _numbers(after if done else before)

        label = f"把{moved.label}改为{after[number - 1].label}"
        self._steps.record(
            Step(
                label,
                lambda: self._write(f"撤销{verb}", after, before),
                lambda: self._write(f"重做{verb}", before, after),
                unchanged,
            )
        )
        return replace(change, label=label)

    def _write(self, verb: str, old: Sequence[Page], new: Sequence[Page]) -> Change:
        """Number the pages anew as they stand now: their names may have been edited since."""
        numbers, stood = _numbers(new), _numbers(old)
        moved = [uuid for uuid, number in numbers.items() if stood.get(uuid) != number]
        with self._library.transaction():
            for uuid in moved:
                page = self._library.issues.page(uuid)
                self._library.issues.update_page(replace(page, number=numbers[uuid]))
            self._library.events.append(self._person(), verb, moved)
        issue = new[0].issue
        return Change(label=verb, pages=frozenset(moved), issues=frozenset({issue}), pool=True)


def _numbers(pages: Sequence[Page]) -> dict[str, int]:
    return {page.uuid: page.number for page in pages}

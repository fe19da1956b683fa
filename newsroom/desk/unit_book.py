"""单位通讯录: the units that send copy, named, called and renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.contributor import Unit
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A unit of the directory, or the mere name of one that people or articles bear. entered:
    whether it has an entry. people, pieces: how many contributors and articles bear its names.
    """

    unit: Unit
    entered: bool
    people: int = 0
    pieces: int = 0


class UnitBook:
    """The verbs on units. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def lines(self) -> tuple[UnitLine, ...]:
        """All units, those without an entry too; the busiest first."""
        used = dict(self._library.units.used())
        lines = []
        for unit in self._library.units.all():
            counts = [used.pop(name, (0, 0)) for name in (unit.name, *unit.other_names)]
            people, pieces = (sum(each) for each in zip(*counts, strict=True))
            lines.append(UnitLine(unit=unit, entered=True, people=people, pieces=pieces))
        lines += [
            UnitLine(unit=Unit(name=name), entered=False, people=people, pieces=pieces)
            for name, (people, pieces) in used.items()
        ]
        return tuple(sorted(lines, key=lambda line: (-line.pieces, -line.people, line.unit.name)))

    def put(self, unit: Unit) -> Change:
        """Take a unit in, or change it; its people follow where it is renamed, and the former name
        stays one of its other names. Raises RefusedError without a name, or on another's.
        """
        after = _tidy(unit)
        before = self._find(after.uuid)
        if before == after:
            return Change()
        if before is not None and before.name != after.name:
            after = replace(after, other_names=(*after.other_names, before.name))
            after = _tidy(after)
        members = self._library.units.members(before.name) if before is not None else ()
        verb = "修改单位" if before is not None else "新增单位"
        change = self._write(after, members, verb)
        self._steps.record(
            Step(
                f"{verb}“{after.name}”",
                lambda: self._write_back(before, after, members, f"撤销{verb}"),
                lambda: self._write(after, members, f"重做{verb}"),
                lambda done: self._find(after.uuid) == (after if done else before),
            )
        )
        return change

    def remove(self, uuid: str) -> Change:
        """Strike an entry out; people and articles keep the name. Raises NotFoundError."""
        unit = self._library.units.get(uuid)
        change = self._write_back(None, unit, (), "删除单位")
        self._steps.record(
            Step(
                f"删除单位“{unit.name}”",
                lambda: self._write(unit, (), "撤销删除单位"),
                lambda: self._write_back(None, unit, (), "重做删除单位"),
                lambda done: self._find(uuid) == (None if done else unit),
            )
        )
        return change

    def _find(self, uuid: str) -> Unit | None:
        return next((unit for unit in self._library.units.all() if unit.uuid == uuid), None)

    def _write(self, unit: Unit, members: tuple[str, ...], verb: str) -> Change:
        with self._library.transaction():
            self._library.units.put(unit)
            for uuid in members:
                person = self._library.contributors.get(uuid)
                self._library.contributors.update(replace(person, unit=unit.name, counts=()))
            self._library.events.append(self._person(), verb, (unit.uuid,))
        return Change(label=verb, people=True)

    def _write_back(
        self, before: Unit | None, after: Unit, members: tuple[str, ...], verb: str
    ) -> Change:
        if before is not None:
            return self._write(before, members, verb)
        with self._library.transaction():
            self._library.units.remove(after.uuid)
            self._library.events.append(self._person(), verb, (after.uuid,))
        return Change(label=verb, people=True)


def _tidy(unit: Unit) -> Unit:
    name = " ".join(unit.name.split())
    if not name:
        raise RefusedError("单位要有名称", kept="单位通讯录没有改动", advice="请填写单位名称")
    others = dict.fromkeys(" ".join(each.split()) for each in unit.other_names)
    others.pop(name, None)
    texts = {key: getattr(unit, key).strip() for key in ("contact", "phone", "note")}
    return replace(unit, name=name, other_names=tuple(filter(None, others)), **texts)

"""Who sits at the keyboard, and who may: the newsroom's people, their duties and PINs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.person import Person
from newsroom.store.library import Library

_SETTING = "person"


class Sitting:
    """The verbs on persons. Sitting down is no step to be undone; changes of the list are."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def all(self) -> tuple[Person, ...]:
        """Everyone who may sit here, in the order they came; who left is left out."""
        return tuple(person for person in self._library.persons.all() if not person.left)

    def everyone(self) -> tuple[Person, ...]:
        """The same, with those who left."""
        return self._library.persons.all()

    def now(self) -> Person | None:
        """Who sits at the keyboard; None until somebody was named."""
        return self._library.persons.named(self._person())

    def asked(self) -> bool:
        """Whether to ask at start who sits down: several may, or a PIN guards the last one."""
        people, now = self.all(), self.now()
        return (
            len(people) > 1 or any(one.guarded for one in people) or (bool(people) and now is None)
        )

    def sit(self, uuid: str, pin: str = "") -> Change:
        """Let a person sit down at the keyboard. Raises NotFoundError, and RefusedError where the
        PIN is not theirs; a wrong one leaves an event.
        """
        person = self._library.persons.get(uuid)
        if person.left:
            raise RefusedError(f"{person.name}已经离开编辑部", kept="没有换人")
        if not self._library.persons.opens(uuid, pin):
            self._library.events.append(self._person(), "口令输错", (uuid,))
            raise RefusedError(f"口令不对，不能换成{person.name}", kept="没有换人")
        if self._person() == person.name:
            return Change()
        with self._library.transaction():
            self._library.settings.set(_SETTING, person.name)
            self._library.events.append(person.name, "换人", (uuid,))
        return Change(label=f"换成{person.name}")

    def stand_up(self) -> Change:
        """Let nobody sit at the keyboard, so that nothing is done under the last one's name."""
        with self._library.transaction():
            self._library.events.append(self._person(), "离开")
            self._library.settings.set(_SETTING, "")
        return Change(label="离开")

    def name(self, name: str) -> Change:
        """Let somebody sit down by the name alone, who is taken into the list where it is new; no
        name lets nobody sit there.

        Raises RefusedError where a PIN guards the name.
        """
        if not name.strip():
            return self.stand_up()
        known = self._library.persons.named(name)
        if known is not None and known.guarded and self._person() != known.name:
            raise RefusedError(
                f"{known.name}设了口令",
                kept="没有换人",
                advice="请点窗口右上角的姓名，选人并输入口令",
            )
        with self._library.transaction():
            if known is None:
                known = self._library.persons.put(Person(name=name))
                self._library.events.append(self._person(), "添加人员", (known.uuid,))
            elif known.left:
                known = self._library.persons.put(replace(known, left=False))
            return self.sit(known.uuid) if not known.guarded else Change()

    # The list ------------------------------------------------------------------------------------

    def put(self, person: Person) -> Change:
        """Take somebody into the list, or change name, duties, whether they left. One step.

        Raises RefusedError where the name is empty or another's.
        """
        before = next((p for p in self._library.persons.all() if p.uuid == person.uuid), None)
        verb = "添加人员" if before is None else "修改人员"
        if before == person:
            return Change()
        after = self._put(person, verb)

        def back() -> Change:
            if before is not None:
                self._put(before, f"撤销{verb}")
            else:
                self._remove(after, f"撤销{verb}")
            return Change(label=f"撤销{verb}")

        def again() -> Change:
            self._put(after, f"重做{verb}")
            return Change(label=f"重做{verb}")

        def unchanged(done: bool) -> bool:
            found = {p.uuid: p for p in self._library.persons.all()}.get(person.uuid)
            expected = after if done else before
            return _facts(found) == _facts(expected)

        self._steps.record(Step(f"{verb}“{after.name}”", back, again, unchanged))
        return Change(label=verb)

    def set_pin(self, uuid: str, pin: str) -> Change:
        """Guard a name with a PIN, or with none where it is empty. Cannot be undone: nobody could
        say what the former one was. Raises NotFoundError, RefusedError.
        """
        verb = "设置口令" if pin else "取消口令"
        with self._library.transaction():
            self._library.persons.set_pin(uuid, pin)
            self._library.events.append(self._person(), verb, (uuid,))
        return Change(label=verb)

    def opens(self, uuid: str, pin: str) -> bool:
        """Whether a PIN is a person's. Raises NotFoundError."""
        return self._library.persons.opens(uuid, pin)

    def _put(self, person: Person, verb: str) -> Person:
        renames = self.now()
        with self._library.transaction():
            kept = self._library.persons.put(person)
            if renames is not None and renames.uuid == kept.uuid:
                self._library.settings.set(_SETTING, "" if kept.left else kept.name)
            self._library.events.append(self._person(), verb, (kept.uuid,))
        return kept

    def _remove(self, person: Person, verb: str) -> None:
        with self._library.transaction():
            self._library.persons.remove(person.uuid)
            self._library.events.append(self._person(), verb, (person.uuid,))


def _facts(person: Person | None) -> object:
    """What undo looks at: a PIN set meanwhile is no other person."""
    return person and replace(person, guarded=False)

"""Rule packs on the desk: which are heard, what the house adds, what it switches off."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.change import Change
from newsroom.model.identity import new_id
from newsroom.model.pack import (
    BULLETIN,
    CIRCLES,
    HOUSE,
    INTERNAL,
    Entry,
    Pack,
    PackError,
    circle_of,
)
from newsroom.model.pack_book import HOUSE_TITLE, Heard, OwnEntry, OwnPack, heard, own_packs
from newsroom.model.publication import PublicationKind
from newsroom.proof import pack as packs
from newsroom.proof.rule import Setting
from newsroom.store.library import Library

KEPT = "词库没有改动"
_Pair = tuple[OwnEntry | None, OwnEntry | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """A pack as a publication has it. entries: of the program, those that are muted too. own: of
    the house. made: where the pack itself is the house's. heard: whether it is on; usual: whether
    it would be, had the publication said nothing.
    """

    pack: Pack
    entries: tuple[Entry, ...] = ()
    own: tuple[OwnEntry, ...] = ()
    made: OwnPack | None = None
    heard: bool
    usual: bool
    muted: frozenset[str] = frozenset()

    @property
    def whole(self) -> Pack:
        """The pack with all that is in it, as it goes into a file."""
        entries = (*self.entries, *(one.entry for one in self.own))
        return replace(self.pack, rules=(), entries=entries)


class PackBook:
    """The verbs on rule packs. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # What is heard --------------------------------------------------------------------------------

    def circle(self, publication: str) -> str:
        """Which of `CIRCLES` a publication is. Raises NotFoundError."""
        found = self._library.publications.get(publication)
        return circle_of(found.kind, found.licence)

    def heard(self, publication: str) -> Heard:
        """What a publication has otherwise than the program brings it. Raises NotFoundError."""
        store = self._library.packs
        own = own_packs(store.packs(publication), store.entries(publication))
        wide = store.switches(self.circle(publication))
        return heard(own, wide, store.switches(publication))

    def setting(self, publication: str, day: datetime.date | None) -> Setting:
        """What rules are told of a publication. Raises NotFoundError."""
        circle, said = self.circle(publication), self.heard(publication)
        kind = PublicationKind.BULLETIN if circle == BULLETIN else PublicationKind.NEWSPAPER
        return Setting(
            day=day,
            kind=kind,
            internal=circle == INTERNAL,
            on=said.on,
            off=said.off,
            own=said.own,
            muted=said.muted,
        )

    def lines(self, publication: str) -> tuple[PackLine, ...]:
        """All packs, the house's own first. Raises NotFoundError."""
        store = self._library.packs
        made = {one.key: one for one in store.packs(publication)}
        entries = store.entries(publication)
        near = self.setting(publication, None)
        wide = heard((), store.switches(self.circle(publication)), ())
        usual = replace(near, on=wide.on, off=wide.off)
        house = Pack(HOUSE, HOUSE_TITLE, "本报自己的用词规定：在稿件里选中一个词就能加进来")
        own = [Pack(one.key, one.title, one.note) for one in made.values()]
        known = {one.key: one for one in (house, *own)}
        known |= {one.key: one for one in packs.shipped()}
        return tuple(
            PackLine(
                pack=one,
                entries=one.entries,
                own=tuple(each for each in entries if each.pack == one.key),
                made=made.get(one.key),
                heard=packs.heard(one, near),
                usual=packs.heard(one, usual),
                muted=near.muted,
            )
            for one in known.values()
        )

    # Entries --------------------------------------------------------------------------------------

    def add_word(
        self, publication: str, word: str, instead: Sequence[str] = (), note: str = ""
    ) -> Change:
        """Put a word into the house's own list. Raises RefusedError where it is there already, or
        is none.
        """
        words = (" ".join(word.split()),)
        offered = tuple(one.strip() for one in instead)
        entry = Entry(words=words, instead=offered, note=note.strip(), source=HOUSE_TITLE)
        return self.put(publication, HOUSE, entry)

    def put(self, publication: str, pack: str, entry: Entry, uuid: str = "") -> Change:
        """Add an entry to a pack, or change one that the house added.

        Raises RefusedError where it cannot be used or says what another one says, NotFoundError.
        """
        _check(entry)
        self._check_new(publication, pack, entry, uuid)
        before = self._library.packs.entry(uuid) if uuid else None
        if before is not None and before.entry == entry:
            return Change()
        verb = "修改词条" if before else "添加词条"
        after = self._own(publication, pack, entry, uuid or new_id())
        return self._act(verb, f"{verb}“{_short(entry.name)}”", [(before, after)])

    def remove(self, uuids: Iterable[str]) -> Change:
        """Take entries that the house added away. Raises NotFoundError."""
        found = [self._library.packs.entry(uuid) for uuid in uuids]
        if not found:
            return Change()
        told = f"“{_short(found[0].entry.name)}”" if len(found) == 1 else f" {len(found)} 条"
        return self._act("删除词条", f"删除词条{told}", [(one, None) for one in found])

    def take(self, publication: str, pack: Pack) -> tuple[int, Change]:
        """Take a pack from a file: its entries join the pack of that key, or a new one; those that
        are there already are left out. Gives how many were new.

        Raises RefusedError where an entry cannot be used.
        """
        lines = {line.pack.key: line for line in self.lines(publication)}
        line = lines.get(pack.key)
        known = set[str]()
        if line is not None:
            known = {one.fingerprint for one in line.entries}
            known |= {one.entry.fingerprint for one in line.own}
        fresh = {one.fingerprint: one for one in pack.entries if one.fingerprint not in known}
        for entry in fresh.values():
            _check(entry)
        label = f"导入规则包“{pack.title}”"
        change = Change(label=label)
        with self._steps.together(label):
            if line is None:
                own = OwnPack(
                    publication=publication, key=pack.key, title=pack.title, note=pack.note
                )
                change |= self._act_pack("新建规则包", None, own)
            if fresh:
                pairs: list[_Pair] = [
                    (None, self._own(publication, pack.key, entry, new_id()))
                    for entry in fresh.values()
                ]
                change |= self._act("导入词条", label, pairs)
        return len(fresh), change

    # Packs ----------------------------------------------------------------------------------------

    def make_pack(self, publication: str, title: str, note: str = "") -> tuple[str, Change]:
        """Make a pack of the house's own; gives its key. Raises RefusedError without a title, or
        on that of another one.
        """
        title = self._title(publication, title, "")
        uuid = new_id()
        pack = OwnPack(
            uuid=uuid, publication=publication, key=f"own-{uuid}", title=title, note=note.strip()
        )
        return pack.key, self._act_pack("新建规则包", None, pack)

    def change_pack(self, publication: str, key: str, title: str, note: str) -> Change:
        """Name a pack of the house's own otherwise. Raises RefusedError, NotFoundError."""
        before = self._made(publication, key)
        title = self._title(publication, title, key)
        after = replace(before, title=title, note=note.strip())
        return Change() if before == after else self._act_pack("修改规则包", before, after)

    def remove_pack(self, publication: str, key: str) -> Change:
        """Take a pack of the house's own away with all that is in it. Raises NotFoundError."""
        pack = self._made(publication, key)
        entries = [one for one in self._library.packs.entries(publication) if one.pack == key]
        label = f"删除规则包“{pack.title}”"
        change = Change(label=label)
        with self._steps.together(label):
            if entries:
                change |= self._act("删除词条", label, [(one, None) for one in entries])
            change |= self._act_pack("删除规则包", pack, None)
        return change

    def switch(self, scope: str, pack: str, heard: bool | None) -> Change:
        """Switch a pack on or off for a publication or for a circle; None: as it is by itself."""
        told = {True: "开启", False: "关闭", None: "恢复"}[heard]
        return self._act_switch(f"{told}规则包", scope, (pack, ""), heard)

    def mute(self, publication: str, pack: str, fingerprint: str, *, heard: bool) -> Change:
        """Switch one of the program's entries off for a publication, or on again."""
        verb = "启用词条" if heard else "停用词条"
        return self._act_switch(verb, publication, (pack, fingerprint), None if heard else False)

    # How it is done -------------------------------------------------------------------------------

    def _own(self, publication: str, pack: str, entry: Entry, uuid: str) -> OwnEntry:
        now = datetime.datetime.now(datetime.UTC)
        return OwnEntry(
            uuid=uuid,
            publication=publication,
            pack=pack,
            entry=entry,
            person=self._person(),
            time=now,
        )

    def _made(self, publication: str, key: str) -> OwnPack:
        for one in self._library.packs.packs(publication):
            if one.key == key:
                return one
        raise NotFoundError("这个规则包不是本报自己建的，或已经删除", advice="请刷新后再看")

    def _title(self, publication: str, title: str, key: str) -> str:
        title = " ".join(title.split())
        if not title:
            raise RefusedError("规则包要有名称", kept=KEPT, advice="请填写名称")
        others = [line.pack for line in self.lines(publication) if line.pack.key != key]
        if any(one.title == title for one in others):
            raise RefusedError(f"已经有叫“{title}”的规则包", kept=KEPT, advice="请换个名称")
        return title

    def _check_new(self, publication: str, pack: str, entry: Entry, uuid: str) -> None:
        """Raise RefusedError where a word of an entry is in its pack already, alike or otherwise
        told of at the same place.
        """
        line = next((one for one in self.lines(publication) if one.pack.key == pack), None)
        if line is None:
            raise NotFoundError("没有这个规则包", advice="请刷新后再看")
        others = [one.entry for one in line.own if one.uuid != uuid]
        others += [one for one in line.entries if one.fingerprint not in line.muted]
        plain = _where(entry)
        for other in others:
            same = set(entry.words) & set(other.words) or {entry.pattern} - {""} & {other.pattern}
            if same and _where(other) == plain:
                told = _short(min(same))
                advice = "请改原有的一条" if other not in line.entries else "不必再加"
                raise RefusedError(f"“{told}”已经在“{line.pack.title}”里", kept=KEPT, advice=advice)

    def _act(self, verb: str, label: str, pairs: Sequence[_Pair]) -> Change:
        def write(told: str, wanted: Sequence[OwnEntry | None]) -> Change:
            publications = set[str]()
            ids: list[str] = []
            with self._library.transaction():
                for (before, after), one in zip(pairs, wanted, strict=True):
                    either = before or after
                    assert either is not None
                    ids.append(either.uuid)
                    publications.add(either.publication)
                    if one is None:
                        self._library.packs.remove_entry(either.uuid)
                    else:
                        self._library.packs.put_entry(one)
                self._library.events.append(self._person(), told, ids)
            return Change(label=told, publications=frozenset(publications), packs=True)

        before, after = [one for one, _ in pairs], [one for _, one in pairs]
        change = write(verb, after)
        self._steps.record(
            Step(
                label,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", after),
                lambda done: self._found(pairs) == (after if done else before),
            )
        )
        return change

    def _found(self, pairs: Sequence[_Pair]) -> list[OwnEntry | None]:
        either = [before or after for before, after in pairs]
        return [self._library.packs.find(one.uuid) for one in either if one is not None]

    def _act_pack(self, verb: str, before: OwnPack | None, after: OwnPack | None) -> Change:
        either = after or before
        assert either is not None

        def write(told: str, wanted: OwnPack | None) -> Change:
            with self._library.transaction():
                if wanted is None:
                    self._library.packs.remove_pack(either.uuid)
                else:
                    self._library.packs.put_pack(wanted)
                self._library.events.append(self._person(), told, (either.uuid,))
            return Change(label=told, publications=frozenset({either.publication}), packs=True)

        def found() -> OwnPack | None:
            packs = self._library.packs.packs(either.publication)
            return next((one for one in packs if one.uuid == either.uuid), None)

        change = write(verb, after)
        self._steps.record(
            Step(
                f"{verb}“{either.title}”",
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", after),
                lambda done: found() == (after if done else before),
            )
        )
        return change

    def _act_switch(
        self, verb: str, scope: str, which: tuple[str, str], heard: bool | None
    ) -> Change:
        before = self._said(scope, which)
        if before == heard:
            return Change()

        def write(told: str, wanted: bool | None) -> Change:
            ids = () if scope in CIRCLES else (scope,)
            with self._library.transaction():
                self._library.packs.switch(scope, *which, wanted)
                self._library.events.append(self._person(), told, ids)
            return Change(label=told, publications=frozenset(ids), packs=True)

        change = write(verb, heard)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", heard),
                lambda done: self._said(scope, which) == (heard if done else before),
            )
        )
        return change

    def _said(self, scope: str, which: tuple[str, str]) -> bool | None:
        said = {(one.pack, one.entry): one.heard for one in self._library.packs.switches(scope)}
        return said.get(which)


def _check(entry: Entry) -> None:
    """Raise RefusedError where an entry cannot be used."""
    try:
        packs.check(entry)
    except PackError as error:
        raise RefusedError(error.what, kept=KEPT, advice="请改好再存") from error
    if not entry.name.strip():
        raise RefusedError("没有填要找的词", kept=KEPT, advice="请填写要找的词")


def _where(entry: Entry) -> Entry:
    """Where an entry counts, and nothing else of it: two that count at other places may be of one
    word.
    """
    return replace(
        entry, words=(), pattern="", instead=(), note="", source="", severity=Entry.severity
    )


def _short(name: str) -> str:
    return name if len(name) <= 12 else f"{name[:11]}…"

"""What describes a publication, as it goes from the master copy to the other desks and is taken.

House style, banners, the 人名职务库, rules of checks, kinds, review steps and fees travel in
one package (*.nrpub). At the other desk each part is shown before it is taken, and taken or left by
itself; all that is taken is one step.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.desk.furnishing import Furnishing
from newsroom.desk.housing import Housing
from newsroom.desk.packing import packed_pictures
from newsroom.desk.page_parcels import packed_house
from newsroom.desk.roster import RosterBook
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.export import exchange
from newsroom.export.naming import legal_name
from newsroom.intake.exchange import ReceivedPackage
from newsroom.job import Job
from newsroom.model.banner import Banner
from newsroom.model.change import Change
from newsroom.model.exchange import Manifest, PackageKind
from newsroom.model.identity import new_id
from newsroom.model.parcels import HouseParcel, PackedTable, house_faults
from newsroom.store.library import Library
from newsroom.store.portable import OF_PUBLICATION, Portable, read, readable
from newsroom.store.publications import read as read_house

SENDING, TAKING = "发出报刊设置包", "收下报刊设置包"
STYLE, BANNERS, ROSTER = "style", "banners", "roster"
_IDENTITIES = ("uuid", "publication", "scope")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what describes a publication.

    key: STYLE, BANNERS, ROSTER or the name of a table. words: what the newsroom calls it. told:
    how it differs from what is here; empty where it does not. empties: it came with nothing in it,
    so that taking it would only take away what is here.
    """

    key: str
    words: str
    told: str = ""
    empties: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseComing:
    """What a package would do. publication: its identity here; empty where it is new."""

    manifest: Manifest
    parcel: HouseParcel
    publication: str
    parts: tuple[Part, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The keys of the parts that differ and bring anything."""
        return tuple(part.key for part in self.parts if part.told and not part.empties)


@dataclass(frozen=True, slots=True)
class OutgoingHouse:
    """A package about to be written. name: what its file is called."""

    manifest: Manifest
    parcel: HouseParcel
    files: dict[str, Path]
    name: str


class Sharing:
    """The verbs of packages that describe a publication."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._housing = Housing(library, steps, person)
        self._furnishing = Furnishing(library, steps, person)
        self._roster = RosterBook(library, steps, person)

    def pack(self, publication: str) -> OutgoingHouse:
        """All that describes a publication. Raises NotFoundError, RefusedError where its house
        style is spoilt.
        """
        library = self._library
        house = packed_house(library, publication)
        banners = library.furnishing.banners(publication)
        pictures = packed_pictures(library, (banner.picture for banner in banners))
        tables = tuple(library.portables.packed(table, [publication]) for table in OF_PUBLICATION)
        parcel = HouseParcel(
            house=house,
            banners=banners,
            leaders=library.officials.roster().officials,
            tables=tables,
            pictures=pictures.pictures,
        )
        manifest = Manifest(
            kind=PackageKind.PUBLICATION,
            desk=library.arrivals.desk,
            person=self._person(),
            made=datetime.datetime.now(datetime.UTC),
            title=house.name,
        )
        name = legal_name(f"{house.name}-报刊设置") + PackageKind.PUBLICATION.suffix
        return OutgoingHouse(manifest, parcel, dict(pictures.files or {}), name)

    def sent(self, outgoing: OutgoingHouse) -> None:
        """Write down that a package was made."""
        ids = (outgoing.parcel.house.uuid, outgoing.manifest.uuid)
        with self._library.transaction():
            self._library.events.append(self._person(), SENDING, ids)

    def look(self, received: ReceivedPackage) -> HouseComing:
        """How a package differs from what is here.

        Raises FileError where it contradicts itself, RefusedError where its house style cannot be
        read.
        """
        parcel = received.content(HouseParcel)
        received.check((), parcel.pictures)
        wrong = house_faults(parcel, received.files)
        if wrong:
            raise received.damaged(f"里面的记录前后不符（{wrong[0]}）")
        read_house(parcel.house.source, parcel.house.stem)
        publication = self._library.publications.named(parcel.house.stem) or ""
        parts = tuple(self._parts(parcel, publication))
        return HouseComing(
            manifest=received.manifest, parcel=parcel, publication=publication, parts=parts
        )

    def take(self, coming: HouseComing, wanted: Collection[str]) -> Change:
        """Take the wanted parts, as one step. A publication that is new here is made.

        Raises RefusedError where a part cannot be taken; nothing is taken then.
        """
        parcel = coming.parcel
        with self._steps.together(f"{TAKING}“{parcel.house.name}”"):
            publication, change = self._house(coming, STYLE in wanted)
            for each in parcel.pictures:
                self._library.pictures.record(each.picture)
            if BANNERS in wanted:
                banners = [replace(one, publication=publication) for one in parcel.banners]
                change |= self._furnishing.set_banners(publication, self._free(banners))
            if ROSTER in wanted:
                change |= self._roster.set_all(parcel.leaders)
            for portable in OF_PUBLICATION:
                if portable.table in wanted:
                    self._table(portable, publication, _table(parcel, portable))
            ids = (publication, coming.manifest.uuid)
            self._library.events.append(self._person(), TAKING, ids)
        issues = frozenset(one.uuid for one in self._library.issues.all(publication))
        return replace(
            change,
            label=TAKING,
            publications=frozenset({publication}),
            issues=change.issues | issues,
            pool=True,
            packs=True,
            account=frozenset({publication}),
        )

    # What differs --------------------------------------------------------------------------------

    def _parts(self, parcel: HouseParcel, publication: str) -> Iterator[Part]:
        library = self._library
        if not publication:
            yield Part(STYLE, "版式", "本机还没有这份报刊，按包里的版式建立")
        else:
            same = library.publications.get(publication).source == parcel.house.source
            yield Part(STYLE, "版式", "" if same else "与本机的版式不一样")
        here = library.furnishing.banners(publication) if publication else ()
        sides = [{(b.section, b.picture, b.rows) for b in side} for side in (here, parcel.banners)]
        yield _part(BANNERS, "栏头", sides[0], sides[1], "个栏头")
        known = [
            {replace(one, uuid="") for one in side}
            for side in (library.officials.roster().officials, parcel.leaders)
        ]
        yield _part(ROSTER, "人名职务库", known[0], known[1], "条")
        for portable in OF_PUBLICATION:
            own = library.portables.packed(portable, [publication] if publication else [])
            rows = [_rows(table) for table in (own, _table(parcel, portable))]
            yield _part(portable.table, portable.words, rows[0], rows[1], "条")

    # Taking --------------------------------------------------------------------------------------

    def _house(self, coming: HouseComing, wanted: bool) -> tuple[str, Change]:
        """The publication here, with the house style where that is wanted."""
        house = coming.parcel.house
        if coming.publication:
            change = Change()
            if wanted:
                change = self._housing.change(coming.publication, house.source)
            return coming.publication, change
        if self._library.publications.named(house.stem) is not None:
            raise RefusedError("稿库里刚刚有了这份报刊", kept="没有收", advice="请再收一次")
        uuid = house.uuid
        self._found(uuid, house.source, house.stem)
        self._steps.record(
            Step(
                TAKING,
                lambda: self._unfound(uuid),
                lambda: self._found(uuid, house.source, house.stem),
                lambda done: (self._library.publications.named(house.stem) is not None) is done,
            )
        )
        return uuid, Change(publications=frozenset({uuid}))

    def _found(self, uuid: str, source: str, stem: str) -> Change:
        self._library.publications.add(source, stem, uuid)
        return Change(publications=frozenset({uuid}))

    def _unfound(self, uuid: str) -> Change:
        if self._library.publications.used(uuid):
            raise RefusedError("这份报刊已经用起来了，不能撤销", kept="没有变化")
        self._library.publications.remove(uuid)
        return Change(publications=frozenset({uuid}))

    def _table(self, portable: Portable, publication: str, table: PackedTable) -> None:
        portables = self._library.portables
        before = portables.packed(portable, [publication])
        if _rows(before) == _rows(table):
            return
        fresh = _named_anew(table)

        def write(rows: PackedTable) -> Change:
            portables.replace(portable, publication, rows)
            return Change(publications=frozenset({publication}))

        write(fresh)
        self._check_readable(portable.words, publication)
        self._steps.record(
            Step(
                TAKING,
                lambda: write(before),
                lambda: write(fresh),
                lambda done: (
                    _rows(portables.packed(portable, [publication]))
                    == _rows(fresh if done else before)
                ),
            )
        )

    def _check_readable(self, words: str, publication: str) -> None:
        """Raise RefusedError where a row that came is none that this program reads."""
        library = self._library
        with readable(words):
            library.checks.rules(publication)
            library.kind_rules.all(publication)
            library.reviews.steps(publication)
            library.fees.tables(publication)
            library.packs.packs(publication)
            library.packs.entries(publication)
            library.packs.switches(publication)
            library.account.weights(publication)

    def _free(self, banners: list[Banner]) -> list[Banner]:
        """The banners under identities of their own where another publication has theirs."""
        mine = {banner.publication for banner in banners}
        others = {
            banner.uuid
            for head in self._library.publications.heads()
            if head.uuid not in mine
            for banner in self._library.furnishing.banners(head.uuid)
        }
        return [replace(one, uuid=new_id()) if one.uuid in others else one for one in banners]


def write(outgoing: OutgoingHouse, folder: Path, job: Job) -> Path:
    """Write a package into a folder; may run in any thread. Raises FileError, CancelledError."""
    target = folder / outgoing.name
    exchange.write(target, outgoing.manifest, outgoing.parcel, dict(outgoing.files), job)
    return target


def _table(parcel: HouseParcel, portable: Portable) -> PackedTable:
    found = (table for table in parcel.tables if table.name == portable.table)
    return next(found, PackedTable(portable.table))


def _rows(table: PackedTable) -> frozenset[tuple[tuple[str, object], ...]]:
    """What the rows of a table say, whoever they belong to."""
    return frozenset(
        tuple(sorted((k, v) for k, v in row.items() if k not in _IDENTITIES)) for row in read(table)
    )


def _named_anew(table: PackedTable) -> PackedTable:
    """The rows under new identities: those of the sending desk may stand here for another one."""
    rows = [row | {"uuid": new_id()} if "uuid" in row else row for row in read(table)]
    return PackedTable(table.name, tuple(json.dumps(row, ensure_ascii=False) for row in rows))


def _part(
    key: str, words: str, ours: Collection[object], theirs: Collection[object], unit: str
) -> Part:
    """A part that is counted: 本机 3 条，来的 5 条; nothing is told where both say the same."""
    if ours == theirs:
        return Part(key, words)
    mine, other = (f" {len(side)} {unit}" if side else "没有" for side in (ours, theirs))
    return Part(key, words, f"本机{mine}，来的{other}", empties=not theirs)

"""The desk: one open library and everything an editor can do with it.

Each kind of verbs is loaded when it is first used: a start needs none of them.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.desk.undo import Steps
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.settings import SETTINGS, Value
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.desk.assembling import Wish
    from newsroom.desk.checking import Checking
    from newsroom.desk.comparing import Comparing
    from newsroom.desk.composing import Composers
    from newsroom.desk.correcting import Correcting
    from newsroom.desk.fees import Fees
    from newsroom.desk.fillers import FillerPool
    from newsroom.desk.founding import Founding
    from newsroom.desk.furnishing import Furnishing
    from newsroom.desk.galleys import Galleys
    from newsroom.desk.housing import Housing
    from newsroom.desk.issuing import Issuing
    from newsroom.desk.paging import Paging
    from newsroom.desk.people import People
    from newsroom.desk.picturing import Picturing
    from newsroom.desk.printing import Printing
    from newsroom.desk.proofs import Proofs, Rounds
    from newsroom.desk.publishing import Publishing
    from newsroom.desk.receiving import Receiving
    from newsroom.desk.revising import Revising
    from newsroom.desk.rewriting import Rewriting
    from newsroom.desk.signing import Signing
    from newsroom.desk.similar import Similar
    from newsroom.desk.statistics import Statistics
    from newsroom.desk.writing import Writing
    from newsroom.model.edition import Edition
    from newsroom.model.issue import Issue


class Desk:
    """Joins the verbs of writing, receiving, paging and publishing over one library.

    Belongs to the thread that made it, like the library's connection.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._steps = Steps(library.transaction)

    @cached_property
    def _composers(self) -> Composers:
        from newsroom.desk.composing import Composers

        return Composers()

    @cached_property
    def writing(self) -> Writing:
        """Articles: new, drafts, revisions, the bin."""
        from newsroom.desk.writing import Writing

        return Writing(self.library, self._steps, self.person)

    @cached_property
    def people(self) -> People:
        """Contributors and their names."""
        from newsroom.desk.people import People

        return People(self.library, self._steps, self.person)

    @cached_property
    def rewriting(self) -> Rewriting:
        """Words replaced in many articles."""
        from newsroom.desk.rewriting import Rewriting

        return Rewriting(self.library, self._steps, self.person)

    @cached_property
    def receiving(self) -> Receiving:
        """Copy coming in."""
        from newsroom.desk.receiving import Receiving

        return Receiving(self.library, self._steps, self.person)

    @cached_property
    def picturing(self) -> Picturing:
        """An article's pictures."""
        from newsroom.desk.picturing import Picturing

        return Picturing(self.library, self._steps, self.person)

    @cached_property
    def revising(self) -> Revising:
        """An article's versions."""
        from newsroom.desk.revising import Revising

        return Revising(self.library, self.picturing)

    @cached_property
    def issuing(self) -> Issuing:
        """New issues after the last one."""
        from newsroom.desk.issuing import Issuing

        return Issuing(self.library, self._steps, self.person)

    @cached_property
    def paging(self) -> Paging:
        """Issues, pages, placements."""
        from newsroom.desk.paging import Paging

        return Paging(self.library, self._steps, self._composers, self.person)

    @cached_property
    def founding(self) -> Founding:
        """New publications."""
        from newsroom.desk.founding import Founding

        return Founding(self.library, self._steps, self.person)

    @cached_property
    def furnishing(self) -> Furnishing:
        """Banners, leaders, 导读."""
        from newsroom.desk.furnishing import Furnishing

        return Furnishing(self.library, self._steps, self.person)

    @cached_property
    def housing(self) -> Housing:
        """House styles."""
        from newsroom.desk.housing import Housing

        return Housing(self.library, self._steps, self.person)

    @cached_property
    def fillers(self) -> FillerPool:
        """补白 and adverts."""
        from newsroom.desk.fillers import FillerPool

        return FillerPool(self.library, self._steps, self.person)

    @cached_property
    def checking(self) -> Checking:
        """付印前总检."""
        from newsroom.desk.checking import Checking

        return Checking(self.library, self._steps, self.person)

    @cached_property
    def signing(self) -> Signing:
        """签字."""
        from newsroom.desk.signing import Signing

        return Signing(self.library, self._steps, self.person)

    @cached_property
    def similar(self) -> Similar:
        """重稿."""
        from newsroom.desk.similar import Similar

        return Similar(self.library, self._steps, self.person)

    @cached_property
    def printing(self) -> Printing:
        """The print order and what was sent."""
        from newsroom.desk.printing import Printing

        return Printing(self.library, self._steps, self.person)

    @cached_property
    def comparing(self) -> Comparing:
        """What the print shop returned."""
        from newsroom.desk.comparing import Comparing

        return Comparing(self.library, self._steps, self.person)

    @cached_property
    def correcting(self) -> Correcting:
        """改样单."""
        from newsroom.desk.correcting import Correcting

        return Correcting(self.library, self._steps, self.person)

    @cached_property
    def statistics(self) -> Statistics:
        """用稿统计."""
        from newsroom.desk.statistics import Statistics

        return Statistics(self.library)

    @cached_property
    def fees(self) -> Fees:
        """稿费."""
        from newsroom.desk.fees import Fees

        return Fees(self.library, self._steps, self.person)

    @cached_property
    def publishing(self) -> Publishing:
        """Files of pages and articles."""
        from newsroom.desk.publishing import Publishing

        return Publishing(self._composers, self.library.pictures, self.library.pictures.renditions)

    @cached_property
    def proofs(self) -> Proofs:
        """大样."""
        from newsroom.desk.proofs import Proofs

        return Proofs(self._composers, self.library.pictures)

    @cached_property
    def galleys(self) -> Galleys:
        """小样."""
        from newsroom.desk.galleys import Galleys

        return Galleys(self._composers, self.library.pictures)

    @cached_property
    def rounds(self) -> Rounds:
        """The rounds of proofs."""
        from newsroom.desk.proofs import Rounds

        return Rounds(self.library, self.person)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Desk:
        """Open a library, or make it where `create` is given and it is missing.

        Raises FileError where it cannot be opened, saying why.
        """
        if create and not path.exists():
            return cls(Library.create(path))
        return cls(Library.open(path))

    def person(self) -> str:
        """Who sits at the keyboard; empty until named."""
        return str(self.library.settings.get("person"))

    def idle_minutes(self) -> int:
        """After how many minutes of rest what is typed becomes a version."""
        return int(self.library.settings.get("idle_minutes"))

    def settings(self) -> dict[str, Value]:
        """All settings that the library keeps."""
        kept = [key for key, setting in SETTINGS.items() if not setting.here]
        return {key: self.library.settings.get(key) for key in kept}

    def set(self, key: str, value: Value) -> Change:
        """Set a setting of the library. Raises RefusedError where it cannot be so."""
        if key == "person":
            return self.name_person(str(value))
        with self.library.transaction():
            self.library.settings.set(key, value)
        return Change()

    def name_person(self, name: str) -> Change:
        """Say who sits at the keyboard."""
        with self.library.transaction():
            self.library.settings.set("person", name.strip())
            self.library.events.append(self.person(), "更换编辑姓名")
        return Change(label="更换编辑姓名")

    def issue(self, reference: str) -> Issue:
        """The issue that a number, 名/年/期 or UUID names. Raises NotFoundError, AmbiguousError."""
        return self.library.issues.get(self.library.issues.find(reference))

    def edition(self, issue: str) -> Edition:
        """A frozen snapshot of an issue. Raises NotFoundError."""
        return self.library.editions.get(issue)

    def article_list(self) -> list[dict[str, Any]]:
        """All articles outside the bin, newest first, as plain records."""
        from newsroom.desk.records import summary_record

        return [summary_record(s) for s in self.library.articles.summaries()]

    def assemble(self, issue: str, wish: Wish, job: Job) -> list[dict[str, Any]]:
        """Assemble an issue, or one of its pages, take it where wished, and tell of each page.

        Raises RefusedError where there is no such choice.
        """
        from newsroom.desk.assembling import proposed
        from newsroom.desk.records import assembly_record

        edition = self.paging.edition(issue)
        assemblies = proposed(edition, wish, self._composers, job)
        if wish.take:
            self.paging.take(assemblies, edition)
        return [assembly_record(assembly, edition) for assembly in assemblies]

    def distribute(self, issue: str, job: Job, *, take: bool) -> list[dict[str, Any]]:
        """Propose a page for each article of an issue's pool, take it where wished, and tell."""
        from newsroom.desk.distributing import propose_pages
        from newsroom.desk.records import meant_record

        edition = self.paging.edition(issue)
        meant = propose_pages(edition, self._composers, job)
        if take:
            self.paging.take_distribution(meant)
        return [meant_record(one, edition) for one in meant]

    def together(self, label: str) -> AbstractContextManager[None]:
        """Make all acts of the block one step; where one fails, nothing is left of the others."""
        return self._steps.together(label)

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._steps.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._steps.redo_label

    def undo(self) -> Change:
        """Take the newest act back. Raises RefusedError where its target changed since."""
        return self._steps.undo()

    def redo(self) -> Change:
        """Do the newest undone act again. Raises RefusedError where its target changed since."""
        return self._steps.redo()

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

"""The desk: one open library and everything an editor can do with it.

Each kind of verbs is loaded when it is first used: a start needs none of them.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.desk.verbs import Verbs
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.settings import SETTINGS, Value
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.desk.assembling import Wish
    from newsroom.errors import Bar
    from newsroom.model.edition import Edition
    from newsroom.model.issue import Issue
    from newsroom.store.still import Still
    from newsroom.store.viewing import Viewed


class Desk(Verbs):
    """Joins the verbs of writing, receiving, paging and publishing over one library.

    Belongs to the thread that made it, like the library's connection.
    """

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Desk:
        """Open a library, or make it where `create` is given and it is missing.

        Raises FileError where it cannot be opened, saying why.
        """
        if create and not path.exists():
            return cls(Library.create(path))
        return cls(Library.open(path))

    @classmethod
    def over(cls, copied: Still, bar: Bar) -> Desk:
        """Look at a library by its copy (desk.viewing.copied), which goes when this is closed.

        bar: what bars writing it. Raises LibraryError where it cannot be looked at either.
        """
        from newsroom.store.viewing import View

        return cls(View.over(copied, bar))

    @property
    def viewed(self) -> Viewed | None:
        """What the library is only looked at for; None where it is written."""
        return getattr(self.library, "viewed", None)

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
        """Say who sits at the keyboard, by the name alone. Raises RefusedError where a PIN guards
        it.
        """
        return self.sitting.name(name)

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

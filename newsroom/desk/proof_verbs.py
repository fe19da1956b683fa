"""What an editor does about faults: by which words, names and titles copy is read, what is found,
and what is booked. Each is loaded when it is first used.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.desk.undo import Steps
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.desk.error_account import ErrorAccount
    from newsroom.desk.packs import PackBook
    from newsroom.desk.proofreading import Proofreading
    from newsroom.desk.roster import RosterBook


class ProofVerbs:
    """These kinds of verbs over one library, with the steps that all its verbs share."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._steps = Steps(library.transaction)

    @cached_property
    def roster(self) -> RosterBook:
        """人名职务库."""
        from newsroom.desk.roster import RosterBook

        return RosterBook(self.library, self._steps, self.person)

    @cached_property
    def packs(self) -> PackBook:
        """规则包."""
        from newsroom.desk.packs import PackBook

        return PackBook(self.library, self._steps, self.person)

    @cached_property
    def proofreading(self) -> Proofreading:
        """校对."""
        from newsroom.desk.proofreading import Proofreading

        return Proofreading(self.library, self._steps, self.person)

    @cached_property
    def account(self) -> ErrorAccount:
        """差错率账."""
        from newsroom.desk.error_account import ErrorAccount

        return ErrorAccount(self.library, self._steps, self.person)

    def person(self) -> str:
        """Who sits at the keyboard; empty until named."""
        return str(self.library.settings.get("person"))

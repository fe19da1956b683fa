"""The window's hands that check, review and sign, and who does so: made when first reached for."""

# ruff: noqa: PLC0415 - that is what this module is for

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.ui.window_core import WindowCore

if TYPE_CHECKING:
    from newsroom.ui.account.hand import AccountHand
    from newsroom.ui.checking.hand import CheckingHand
    from newsroom.ui.checking.signing import SigningHand
    from newsroom.ui.faults.hand import FaultsHand
    from newsroom.ui.packs.hand import PacksHand
    from newsroom.ui.purging.hand import PurgingHand
    from newsroom.ui.remarks.collating import CollatingHand
    from newsroom.ui.remarks.hand import RemarksHand
    from newsroom.ui.reviewing.event_log import EventLogHand
    from newsroom.ui.reviewing.hand import ReviewingHand
    from newsroom.ui.reviewing.releasing import ReleasingHand
    from newsroom.ui.revisions.hand import RevisionsHand
    from newsroom.ui.sitting.hand import SittingHand


class ReviewHands(WindowCore):
    """Checks, reviews, signatures."""

    @cached_property
    def sitting(self) -> SittingHand:
        """Who sits at the keyboard."""
        from newsroom.ui.sitting.hand import SittingHand

        hand = self._join(SittingHand(self._window))
        hand.named.connect(self._window.show_person)
        return hand

    @cached_property
    def reviewing(self) -> ReviewingHand:
        """三审三校 of the article on show."""
        from newsroom.ui.reviewing.hand import ReviewingHand

        return self._join(ReviewingHand(self._window))

    @cached_property
    def releasing(self) -> ReleasingHand:
        """签发 of the issue on show."""
        from newsroom.ui.reviewing.releasing import ReleasingHand

        return self._join(ReleasingHand(self._window))

    @cached_property
    def purging(self) -> PurgingHand:
        """彻底删除."""
        from newsroom.ui.purging.hand import PurgingHand

        return self._join(PurgingHand(self._window))

    def go_on_wiping(self, wanted: bool) -> None:
        """Overwrite what was deleted for good, where that was put off the last time."""
        if wanted and not self.sealed:
            self.purging.wipe()

    @cached_property
    def event_log(self) -> EventLogHand:
        """操作记录."""
        from newsroom.ui.reviewing.event_log import EventLogHand

        return self._join(EventLogHand(self._window))

    @cached_property
    def signing(self) -> SigningHand:
        """签字."""
        from newsroom.ui.checking.signing import SigningHand

        return self._join(SigningHand(self._window))

    @cached_property
    def checking(self) -> CheckingHand:
        """付印前总检."""
        from newsroom.ui.checking.hand import CheckingHand

        hand = self._join(CheckingHand(self._window, self.pictures, self.settings))
        self._window.tree.chosen.connect(hand.follow)
        return hand

    @cached_property
    def faults(self) -> FaultsHand:
        """校对: what is doubtful in copy."""
        from newsroom.ui.faults.hand import FaultsHand

        return self._join(FaultsHand(self._window))

    @cached_property
    def account(self) -> AccountHand:
        """差错率账 and 审读意见."""
        from newsroom.ui.account.hand import AccountHand

        return self._join(AccountHand(self._window))

    @cached_property
    def packs(self) -> PacksHand:
        """规则包 and 本报词库."""
        from newsroom.ui.packs.hand import PacksHand

        return self._join(PacksHand(self._window))

    @cached_property
    def revising(self) -> RevisionsHand:
        """The versions of the article on show."""
        from newsroom.ui.revisions.hand import RevisionsHand

        return self._join(RevisionsHand(self._window))

    @cached_property
    def remarking(self) -> RemarksHand:
        """批注, on the page and beside copy."""
        from newsroom.ui.remarks.hand import RemarksHand

        return self._join(RemarksHand(self._window))

    @cached_property
    def collating(self) -> CollatingHand:
        """合样 and 核红."""
        from newsroom.ui.remarks.collating import CollatingHand

        return self._join(CollatingHand(self._window))

"""Everything an editor can do with a library, kind by kind: each is loaded when it is first used.

A start needs none of them.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.desk.proof_verbs import ProofVerbs

if TYPE_CHECKING:
    from newsroom.desk.bringing import Bringing
    from newsroom.desk.checking import Checking
    from newsroom.desk.comparing import Comparing
    from newsroom.desk.composing import Composers
    from newsroom.desk.correcting import Correcting
    from newsroom.desk.directory import Directory
    from newsroom.desk.fees import Fees
    from newsroom.desk.fillers import FillerPool
    from newsroom.desk.founding import Founding
    from newsroom.desk.furnishing import Furnishing
    from newsroom.desk.galleys import Galleys
    from newsroom.desk.handing import Handing
    from newsroom.desk.housing import Housing
    from newsroom.desk.issuing import Issuing
    from newsroom.desk.kind_book import KindBook
    from newsroom.desk.loading import Loading
    from newsroom.desk.marking import Marking
    from newsroom.desk.paging import Paging
    from newsroom.desk.passing import Passing
    from newsroom.desk.past import PastIssues
    from newsroom.desk.people import People
    from newsroom.desk.picturing import Picturing
    from newsroom.desk.printing import Printing
    from newsroom.desk.proofs import Proofs, Rounds
    from newsroom.desk.publishing import Publishing
    from newsroom.desk.purging import Purging
    from newsroom.desk.receiving import Receiving
    from newsroom.desk.rechecking import Rechecking
    from newsroom.desk.rectifying import Rectifying
    from newsroom.desk.releasing import Releasing
    from newsroom.desk.remarking import Remarking
    from newsroom.desk.reviewing import Reviewing
    from newsroom.desk.revising import Revising
    from newsroom.desk.rewriting import Rewriting
    from newsroom.desk.searching import Searching
    from newsroom.desk.sharing import Sharing
    from newsroom.desk.signing import Signing
    from newsroom.desk.similar import Similar
    from newsroom.desk.sitting import Sitting
    from newsroom.desk.statistics import Statistics
    from newsroom.desk.taking import Taking
    from newsroom.desk.unit_book import UnitBook
    from newsroom.desk.withdrawing import Withdrawing
    from newsroom.desk.writing import Writing


class Verbs(ProofVerbs):
    """The kinds of verbs over one library, whose steps can all be undone in their order."""

    @cached_property
    def _composers(self) -> Composers:
        from newsroom.desk.composing import Composers

        return Composers()

    @cached_property
    def bringing(self) -> Bringing:
        """Articles out of backups."""
        from newsroom.desk.bringing import Bringing

        return Bringing(self.library, self._steps, self.person)

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
    def directory(self) -> Directory:
        """作者档案."""
        from newsroom.desk.directory import Directory

        return Directory(self.library, self._steps, self.person)

    @cached_property
    def units(self) -> UnitBook:
        """单位通讯录."""
        from newsroom.desk.unit_book import UnitBook

        return UnitBook(self.library, self._steps, self.person)

    @cached_property
    def kinds(self) -> KindBook:
        """Which kinds are own copy, and paid."""
        from newsroom.desk.kind_book import KindBook

        return KindBook(self.library, self._steps, self.person)

    @cached_property
    def withdrawing(self) -> Withdrawing:
        """撤稿."""
        from newsroom.desk.withdrawing import Withdrawing

        return Withdrawing(self.library, self._steps, self.person)

    @cached_property
    def purging(self) -> Purging:
        """彻底删除."""
        from newsroom.desk.purging import Purging

        return Purging(self.library, self._steps, self.person)

    @cached_property
    def rectifying(self) -> Rectifying:
        """更正启事."""
        from newsroom.desk.rectifying import Rectifying

        return Rectifying(self.library, self._steps, self.person)

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
    def handing(self) -> Handing:
        """Packages of articles going out."""
        from newsroom.desk.handing import Handing

        return Handing(self.library, self.person)

    @cached_property
    def taking(self) -> Taking:
        """Packages of articles coming in."""
        from newsroom.desk.taking import Taking

        return Taking(self.library, self._steps, self.person)

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
    def passing(self) -> Passing:
        """Pages that pass between desks."""
        from newsroom.desk.passing import Passing

        return Passing(self.library, self._steps, self.person)

    @cached_property
    def searching(self) -> Searching:
        """检索稿库."""
        from newsroom.desk.searching import Searching

        return Searching(self.library, self._steps, self.person)

    @cached_property
    def loading(self) -> Loading:
        """Whole archives coming in."""
        from newsroom.desk.loading import Loading

        return Loading(self.library, self.person)

    @cached_property
    def sharing(self) -> Sharing:
        """What describes a publication, between desks."""
        from newsroom.desk.sharing import Sharing

        return Sharing(self.library, self._steps, self.person)

    @cached_property
    def founding(self) -> Founding:
        """New publications."""
        from newsroom.desk.founding import Founding

        return Founding(self.library, self._steps, self.person)

    @cached_property
    def furnishing(self) -> Furnishing:
        """Banners, 导读."""
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
    def sitting(self) -> Sitting:
        """Who sits at the keyboard."""
        from newsroom.desk.sitting import Sitting

        return Sitting(self.library, self._steps, self.person)

    @cached_property
    def reviewing(self) -> Reviewing:
        """三审三校."""
        from newsroom.desk.reviewing import Reviewing

        return Reviewing(self.library, self._steps, self.person)

    @cached_property
    def releasing(self) -> Releasing:
        """签发整期."""
        from newsroom.desk.releasing import Releasing

        return Releasing(self.library, self._steps, self.person)

    @cached_property
    def signing(self) -> Signing:
        """签字."""
        from newsroom.desk.signing import Signing

        return Signing(self.library, self._steps, self.person)

    @cached_property
    def past(self) -> PastIssues:
        """过刊入库."""
        from newsroom.desk.past import PastIssues

        return PastIssues(self.library, self.person)

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
    def remarking(self) -> Remarking:
        """批注."""
        from newsroom.desk.remarking import Remarking

        return Remarking(self.library, self._steps, self.person)

    @cached_property
    def marking(self) -> Marking:
        """花脸稿."""
        from newsroom.desk.marking import Marking

        return Marking(self.library)

    @cached_property
    def rechecking(self) -> Rechecking:
        """核红."""
        from newsroom.desk.rechecking import Rechecking

        return Rechecking(self.library, self.person)

    @cached_property
    def rounds(self) -> Rounds:
        """The rounds of proofs."""
        from newsroom.desk.proofs import Rounds

        return Rounds(self.library, self.person)

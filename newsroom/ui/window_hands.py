"""The window's hands: each is imported and made when it is first reached for.

A start needs two of them; importing all would take most of its time.
"""

# ruff: noqa: PLC0415, PLW0108 - that is what this module is for

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.ui.review_hands import ReviewHands

if TYPE_CHECKING:
    from newsroom.ui.acts import Acts
    from newsroom.ui.assembling import AssemblingHand
    from newsroom.ui.backups.hand import BackupsHand
    from newsroom.ui.care.diagnosing import DiagnosingHand
    from newsroom.ui.comparing.hand import ComparingHand
    from newsroom.ui.context_bar import ContextBar
    from newsroom.ui.desks.hand import DesksHand
    from newsroom.ui.directory.hand import DirectoryHand
    from newsroom.ui.door.hand import DoorHand
    from newsroom.ui.editor.calm import CalmHand
    from newsroom.ui.editor.naming import NamingHand
    from newsroom.ui.editor.pasting import PastingHand
    from newsroom.ui.exporting import ExportingHand
    from newsroom.ui.finding.hand import FindingHand
    from newsroom.ui.fit_panel import FitPanel
    from newsroom.ui.fitting import FittingHand
    from newsroom.ui.furnishing.distributing import DistributingHand
    from newsroom.ui.furnishing.filling import FillersHand
    from newsroom.ui.furnishing.hand import FurnishingHand
    from newsroom.ui.gripping import GrippingHand
    from newsroom.ui.handing.correspondent import CorrespondentHand
    from newsroom.ui.handing.hand import HandingHand
    from newsroom.ui.helping import HelpHand
    from newsroom.ui.house.hand import HouseHand
    from newsroom.ui.kinds.hand import KindsHand
    from newsroom.ui.landing import LandingHand
    from newsroom.ui.ledger.hand import LedgerHand
    from newsroom.ui.memory import Memory
    from newsroom.ui.overview.hand import PlanHand
    from newsroom.ui.overview.marking import MarkingHand
    from newsroom.ui.page_acts import PageActs
    from newsroom.ui.past.hand import PastHand
    from newsroom.ui.picture_drops import PictureDropsHand
    from newsroom.ui.pictures.hand import PicturesHand
    from newsroom.ui.proofing.hand import ProofingHand
    from newsroom.ui.receiving import ReceivingHand
    from newsroom.ui.related.hand import RelatedHand
    from newsroom.ui.renditions import RenditionsHand
    from newsroom.ui.replacing import ReplacingHand
    from newsroom.ui.roster.hand import RosterHand
    from newsroom.ui.searching.hand import SearchHand
    from newsroom.ui.settings_dialog import SettingsHand
    from newsroom.ui.similar.hand import SimilarHand
    from newsroom.ui.styling import StylingHand
    from newsroom.ui.viewing.hand import ViewingHand
    from newsroom.ui.welcoming import WelcomingHand


class WindowHands(ReviewHands):
    """All hands but the two that the window begins with."""

    @cached_property
    def acts(self) -> Acts:
        """Articles, issues, undo, libraries."""
        from newsroom.ui.acts import Acts

        hand = self._join(Acts(self._window))
        hand.named.connect(self._window.show_person)
        hand.library_wanted.connect(self.library_wanted)
        return hand

    @cached_property
    def backing(self) -> BackupsHand:
        """Backups."""
        from newsroom.ui.backups.hand import BackupsHand

        return self._join(BackupsHand(self._window))

    @cached_property
    def page_acts(self) -> PageActs:
        """Whole pages and their issue."""
        from newsroom.ui.page_acts import PageActs

        return self._join(PageActs(self.paging, self))

    @cached_property
    def styling(self) -> StylingHand:
        """The looks of the selected placement."""
        from newsroom.ui.styling import StylingHand

        return self._join(StylingHand(self.paging))

    @cached_property
    def gripping(self) -> GrippingHand:
        """What is dragged on the page, and where the caret stands there."""
        from newsroom.ui.gripping import GrippingHand

        return self._join(GrippingHand(self.pages.preview, self.paging, self.styling))

    @cached_property
    def picture_drops(self) -> PictureDropsHand:
        """Picture files dropped onto the page."""
        from newsroom.ui.picture_drops import PictureDropsHand

        return self._join(PictureDropsHand(self._window))

    @cached_property
    def context_bar(self) -> ContextBar:
        """The bar beside the selected placement."""
        from newsroom.ui.context_bar import ContextBar

        return ContextBar(self._window)

    @cached_property
    def planning(self) -> PlanHand:
        """版面计划."""
        from newsroom.ui.overview.hand import PlanHand

        return self._join(PlanHand(self._window))

    @cached_property
    def marking(self) -> MarkingHand:
        """Marks on the page tabs."""
        from newsroom.ui.overview.marking import MarkingHand

        return self._join(MarkingHand(self._window))

    @cached_property
    def fit_panel(self) -> FitPanel:
        """抠行 beside the text."""
        from newsroom.ui.fit_panel import FitPanel

        return FitPanel(self._window)

    @cached_property
    def replacing(self) -> ReplacingHand:
        """替换稿件."""
        from newsroom.ui.replacing import ReplacingHand

        return self._join(ReplacingHand(self.paging, self))

    @cached_property
    def landing(self) -> LandingHand:
        """The shape of what is carried over the page."""
        from newsroom.ui.landing import LandingHand

        return self._join(LandingHand(self.pages.preview, self.paging, self.lane))

    @cached_property
    def furnishing(self) -> FurnishingHand:
        """Banners, 导读."""
        from newsroom.ui.furnishing.hand import FurnishingHand

        return self._join(FurnishingHand(self._window, self.pictures))

    @cached_property
    def roster(self) -> RosterHand:
        """人名职务库."""
        from newsroom.ui.roster.hand import RosterHand

        return self._join(RosterHand(self._window))

    @cached_property
    def fillers(self) -> FillersHand:
        """补白 and adverts."""
        from newsroom.ui.furnishing.filling import FillersHand

        hand = self._join(FillersHand(self._window, self.pictures))
        self._window.tree.chosen.connect(hand.reload)
        return hand

    @cached_property
    def distributing(self) -> DistributingHand:
        """分版."""
        from newsroom.ui.furnishing.distributing import DistributingHand

        return self._join(DistributingHand(self._window))

    @cached_property
    def assembling(self) -> AssemblingHand:
        """自动排版."""
        from newsroom.ui.assembling import AssemblingHand

        hand = self._join(AssemblingHand(self.pages, self.lane, self.long_work, self))
        hand.set_picture_source(self.pictures)
        return hand

    @cached_property
    def naming(self) -> NamingHand:
        """Names, units and sections that the library knows."""
        from newsroom.ui.editor.naming import NamingHand

        return self._join(NamingHand(self._window))

    @cached_property
    def directing(self) -> DirectoryHand:
        """作者档案."""
        from newsroom.ui.directory.hand import DirectoryHand

        return self._join(DirectoryHand(self._window))

    @cached_property
    def kinding(self) -> KindsHand:
        """撤稿, 更正, originals of 通稿."""
        from newsroom.ui.kinds.hand import KindsHand

        return self._join(KindsHand(self._window))

    @cached_property
    def picturing(self) -> PicturesHand:
        """The pictures of the article on show."""
        from newsroom.ui.pictures.hand import PicturesHand

        return self._join(PicturesHand(self._window))

    @cached_property
    def finding(self) -> FindingHand:
        """查找和替换."""
        from newsroom.ui.finding.hand import FindingHand

        return self._join(FindingHand(self._window))

    @cached_property
    def searching(self) -> SearchHand:
        """检索稿库."""
        from newsroom.ui.searching.hand import SearchHand

        return self._join(SearchHand(self._window))

    @cached_property
    def pasting(self) -> PastingHand:
        """Pasting into the body."""
        from newsroom.ui.editor.pasting import PastingHand

        return self._join(PastingHand(self._window))

    @cached_property
    def calm(self) -> CalmHand:
        """Full-screen writing."""
        from newsroom.ui.editor.calm import CalmHand

        return self._join(CalmHand(self._window))

    @cached_property
    def fitting(self) -> FittingHand:
        """抠行."""
        from newsroom.ui.fitting import FittingHand

        return self._join(FittingHand(self.editor, self.paging, self))

    @cached_property
    def renditions(self) -> RenditionsHand:
        """Pictures as they are printed."""
        from newsroom.ui.renditions import RenditionsHand

        return self._join(RenditionsHand(self.paging, self.lane, self.pictures))

    @cached_property
    def past(self) -> PastHand:
        """过刊入库."""
        from newsroom.ui.past.hand import PastHand

        return self._join(PastHand(self._window))

    @cached_property
    def related(self) -> RelatedHand:
        """相关旧稿."""
        from newsroom.ui.related.hand import RelatedHand

        return self._join(RelatedHand(self._window))

    @cached_property
    def similar(self) -> SimilarHand:
        """重稿."""
        from newsroom.ui.similar.hand import SimilarHand

        return self._join(SimilarHand(self._window))

    @cached_property
    def exporting(self) -> ExportingHand:
        """Files and the print order."""
        from newsroom.ui.exporting import ExportingHand

        hand = self._join(ExportingHand(self.lane, self.long_work, self))
        hand.check_wanted.connect(lambda: self.checking.show())
        return hand

    @cached_property
    def comparing(self) -> ComparingHand:
        """What the print shop returned."""
        from newsroom.ui.comparing.hand import ComparingHand

        return self._join(ComparingHand(self._window, self.pictures))

    @cached_property
    def proofing(self) -> ProofingHand:
        """大样 and 小样."""
        from newsroom.ui.proofing.hand import ProofingHand

        return self._join(ProofingHand(self.lane, self.long_work, self.pictures, self._window))

    @cached_property
    def receiving(self) -> ReceivingHand:
        """Copy coming in."""
        from newsroom.ui.receiving import ReceivingHand

        hand = self._join(ReceivingHand(self.lane, self.long_work, self))
        hand.issue_found.connect(self._window.go_to_issue)
        hand.parcels_taken.connect(lambda result: self.handing.taken(result))
        return hand

    @cached_property
    def desks(self) -> DesksHand:
        """Pages and settings that pass between desks."""
        from newsroom.ui.desks.hand import DesksHand

        return self._join(DesksHand(self._window))

    @cached_property
    def ledger(self) -> LedgerHand:
        """用稿统计, 稿费."""
        from newsroom.ui.ledger.hand import LedgerHand

        return self._join(LedgerHand(self._window))

    @cached_property
    def corresponding(self) -> CorrespondentHand:
        """投稿界面."""
        from newsroom.ui.handing.correspondent import CorrespondentHand

        return self._join(CorrespondentHand(self._window))

    @cached_property
    def handing(self) -> HandingHand:
        """Packages of articles, out and in."""
        from newsroom.ui.handing.hand import HandingHand

        return self._join(HandingHand(self._window))

    @cached_property
    def house(self) -> HouseHand:
        """The editor of house styles."""
        from newsroom.ui.house.hand import HouseHand

        return self._join(HouseHand(self._window))

    @cached_property
    def setting(self) -> SettingsHand:
        """Settings."""
        from newsroom.ui.settings_dialog import SettingsHand

        return self._join(SettingsHand.of(self._window))

    @cached_property
    def diagnosing(self) -> DiagnosingHand:
        """The report on the program's own state."""
        from newsroom.ui.care.diagnosing import DiagnosingHand

        return self._join(DiagnosingHand(self._window))

    @cached_property
    def viewing(self) -> ViewingHand:
        """A library that is only looked at."""
        from newsroom.ui.viewing.hand import ViewingHand

        return self._join(ViewingHand(self._window))

    @cached_property
    def door(self) -> DoorHand:
        """Who starts the program again."""
        from newsroom.ui.door.hand import DoorHand

        return self._join(DoorHand(self._window))

    @cached_property
    def welcoming(self) -> WelcomingHand:
        """What stands in the window while its library holds nothing."""
        from newsroom.ui.welcoming import WelcomingHand

        return self._join(WelcomingHand(self._window))

    @cached_property
    def helping(self) -> HelpHand:
        """The help menu."""
        from newsroom.ui.helping import HelpHand

        return self._join(HelpHand(self._window))

    @cached_property
    def memory(self) -> Memory:
        """What long work leaves behind."""
        from newsroom.ui.memory import Memory

        return Memory(self._window)

"""What a hand does on the page becomes acts: exchanged, moved together, pictures shifted; and how
what is held would fit is told while it is held."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk.ground import obstacle
from newsroom.desk.moving import Rect, Tried, fitted, sized, tried
from newsroom.model.frame import Fit
from newsroom.model.picture import Crop
from newsroom.ui.pages.cells import Box
from newsroom.ui.pages.hits import fit_words
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.paging import PagingHand
from newsroom.ui.styling import StylingHand

_SETTLED_MILLISECONDS = 700


class GrippingHand(QObject):
    """said: words for the status bar."""

    said = Signal(str)

    def __init__(self, preview: PagePreview, paging: PagingHand, styling: StylingHand) -> None:
        super().__init__(paging)
        self._preview = preview
        self._paging = paging
        self._styling = styling
        self._caret = ("", -1)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MILLISECONDS)
        self._settled.timeout.connect(self._bring_caret)
        preview.set_obstacles(self.in_the_way)
        preview.articleDropped.connect(self._dropped)
        preview.placementMoved.connect(self._moved)
        preview.placementResized.connect(self._resized)
        preview.trialWanted.connect(self._try)
        preview.placementsSwapped.connect(self._swap)
        preview.placementsShifted.connect(self._shift)
        preview.pictureMoved.connect(self._shift_picture)
        preview.pictureTrialWanted.connect(self._try_picture)
        preview.pictureCropped.connect(self._crop_picture)
        preview.moveRefused.connect(self.said)
        preview.legsStepped.connect(styling.step_legs)
        preview.headlineStepped.connect(styling.step_headline)

    def follow(self) -> None:
        """The page was composed anew: the caret stands elsewhere on it."""
        self._preview.show_caret(*self._caret)

    # What is held --------------------------------------------------------------------------------

    def in_the_way(self, placement: str, box: Box) -> str:
        """What is in a placement's way in a rectangle of its page; empty where nothing is."""
        edition = self._paging.edition
        found = self._paging.placement(placement)
        if edition is None or found is None:
            return ""
        return obstacle(edition, sized(found, _rect(box)))

    def _try(self, placement: str, box: object) -> None:
        assert isinstance(box, Box)

        def told(found: object) -> None:
            assert isinstance(found, Tried)
            self._preview.show_trial(placement, box, words(found))

        work = partial(tried, placement=placement, rect=_rect(box))
        self._paging.ask(work, told, "trial")

    def _try_picture(self, slot: int, columns: int, rows: int, box: object) -> None:
        assert isinstance(box, Box)
        placement = self._styling.with_shifted(slot, columns, rows)
        if placement is None:
            return

        def told(fit: object) -> None:
            assert isinstance(fit, Fit)
            self._preview.show_trial(placement.uuid, box, words(Tried(fit)))

        self._paging.ask(partial(fitted, placement=placement), told, "trial")

    def _dropped(self, article: str, column: int, row: int) -> None:
        page = self._paging.seen()
        self._paging.act_on_copy(lambda desk: desk.paging.place(article, page, column, row))

    def _moved(self, placement: str, column: int, row: int) -> None:
        page = self._paging.seen()
        self._paging.act(lambda desk: desk.paging.move(placement, page, column, row))

    def _resized(self, placement: str, column: int, row: int, span: int, depth: int) -> None:
        self._paging.act(lambda desk: desk.paging.resize(placement, column, row, span, depth))

    def _swap(self, first: str, second: str) -> None:
        self._paging.act(lambda desk: desk.paging.swap(first, second))

    def _shift(self, placements: list[str], columns: int, rows: int) -> None:
        self._paging.act(lambda desk: desk.paging.shift(placements, columns, rows))

    def _shift_picture(self, _placement: str, slot: int, columns: int, rows: int) -> None:
        self._styling.shift_picture(slot, columns, rows)

    def _crop_picture(self, _placement: str, slot: int, crop: object) -> None:
        assert isinstance(crop, Crop)
        self._styling.crop_picture(slot, crop)

    # The caret -----------------------------------------------------------------------------------

    def mark_caret(self, article: str, offset: int) -> None:
        """Mark where the editor's caret stands."""
        self._caret = (article, offset)
        self._preview.show_caret(article, offset)

    def settle(self, article: str, offset: int) -> None:
        """Words were typed: the page that is set with them shows the caret behind them; once that
        rests, the caret is brought into sight where it is not.
        """
        self._caret = (article, offset)
        self._preview.expect_caret(article, offset)
        self._settled.start()

    def show_caret(self) -> None:
        """到版面上看: bring the caret's place on the page into sight, on whichever page it is."""
        article, offset = self._caret
        home = self._paging.home_of(article) if article else ""
        if not home:
            self.said.emit("这篇稿件还没有上版" if article else "请先打开一篇稿件")
            return
        frames = self._paging.frames
        if frames is None or not frames.holds(article):
            self._paging.find(article)
        self._preview.show_caret(article, offset, bring=True)

    def _bring_caret(self) -> None:
        preview = self._preview
        elsewhere = preview.hasFocus() or preview.carrying
        if not elsewhere and not preview.caret_in_sight():
            preview.show_caret(*self._caret, bring=True)


def words(found: Tried) -> str:
    """How something would fit: 多 3 行, 缺 2 行, 正好排满."""
    if found.fit is None:
        return ""
    return fit_words(found.fit) or "正好排满"


def _rect(box: Box) -> Rect:
    return Rect(box.column, box.row, box.span, box.depth)

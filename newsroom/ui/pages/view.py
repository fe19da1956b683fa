"""The page as it will be printed, with what is selected and where something would land."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsroom.model.frame import Fit, PageFrames, PictureSource
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui import theme
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Area, Box, area
from newsroom.ui.pages.faces import trouble
from newsroom.ui.pages.hits import caret_area, describe, fit_words, placement_at, text_end
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.pages.tiles import Tiles
from newsroom.ui.pages.zooming import ZoomArea
from newsroom.ui.painting import painting

_NO_PAGE = "还没有打开版面"
_COMING = "正在打开版面……"
_DESCRIBE_MILLISECONDS = 300
_INSIDE = (2, 2, -2, -2)  # pixels from a placement's edges to where no outline or handle reaches
_SIGHT = 24  # pixels around the caret that are brought into sight with it
_EMPTY = "把左侧稿件拖到这里，或点“自动排版”"

# What does not fit, where the sheet lies, and the tabs that tell it there.
_Unfit: TypeAlias = "list[tuple[Placement, tuple[float, float], Fit]]"
_Tabs: TypeAlias = "tuple[_Unfit, overlay.View, tuple[tuple[Placement, QRectF, Fit], ...]]"
_NO_TABS: _Tabs = ([], overlay.View(0, 0, 0), ())


class PageView(ZoomArea):
    """Shows one page; one of its placements may be selected."""

    placementSelected = Signal(str)  # noqa: N815 - uuid, or empty
    placesMoved = Signal()  # noqa: N815 - placements lie elsewhere on screen, or others are shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PageFrames | None = None
        self._placements: tuple[Placement, ...] = ()
        self._unfit: _Unfit = []
        self._tabs: _Tabs = _NO_TABS
        self._grid: Grid | None = None
        self._trouble = ""
        self._selected = ""
        self._hovered = ""
        self._pictures = LaterRenditions(NoPictures(), self)
        self._tiles = Tiles(self._pictures)
        self._also: tuple[str, ...] = ()
        self._ghost: Box | None = None
        self._ghost_words = ""
        self._coming = False
        self._ghost_refused = False
        self._guides = overlay.Guides()
        self._caret = ("", -1)
        self._caret_next: tuple[str, int] | None = None
        self._caret_found: tuple[PageFrames | None, tuple[str, int], Area | None]
        self._caret_found = (None, self._caret, None)
        self.layers: list[Callable[[QPainter, overlay.View], None]] = []  # painted over the page
        self._describing = QTimer(self)
        self._describing.setSingleShot(True)
        self._describing.setInterval(_DESCRIBE_MILLISECONDS)
        self._describing.timeout.connect(self._describe)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("版面预览")
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page at a readable size."""
        return QSize(620, 860)

    @property
    def selected(self) -> str:
        """The selected placement's uuid, or empty."""
        return self._selected

    @property
    def chosen(self) -> tuple[str, ...]:
        """All selected placements, the one that was selected first before the others."""
        return ((self._selected,) if self._selected else ()) + self._also

    @property
    def carrying(self) -> bool:
        """Whether something is being carried over the page."""
        return self._ghost is not None

    def set_page(
        self, frames: PageFrames | None, placements: Sequence[Placement], grid: Grid | None
    ) -> None:
        """Show a page, or none. Frames equal to those shown before are not painted again."""
        before, stood, marks = self._page, self._placements, self._marks()
        same = frames is not None and before is not None and frames.page == before.page
        self._page, self._placements, self._grid = frames, tuple(placements), grid
        self._caret, self._caret_next = self._caret_next or self._caret, None
        self._unfit = self._misfits()
        painted = None if self._trouble else before
        self._trouble = trouble(frames, painted) if frames is not None else ""
        if self._holds() and not (same and self._still_holds()):
            self._let_go()
        spoilt = self._tiles.set_page(None if self._trouble else frames)
        self.set_sheet(int(frames.width) if frames else 0, int(frames.height) if frames else 0)
        if not same:
            self.verticalScrollBar().setValue(0)
        self._also = tuple(each for each in self._also if self._find(each) is not None)
        if self._find(self._selected) is None:
            self.select("")
        if same and spoilt is not None and stood == self._placements:
            self._describing.start()  # its words need not follow each key
            self._update_only(spoilt)
            for mark in marks.symmetric_difference(self._marks()):
                self.viewport().update(QRect(mark[1], mark[2], mark[3], mark[4]))
        else:
            self._describe()
            self.viewport().update()
        self.placesMoved.emit()

    def _update_only(self, spoilt: Sequence[QRect]) -> None:
        """Paint parts of the page anew: device pixels from its corner."""
        ratio, view = self.devicePixelRatioF(), self.view
        for rect in spoilt:
            left, top = view.left + rect.left() / ratio, view.top + rect.top() / ratio
            part = QRectF(left, top, rect.width() / ratio, rect.height() / ratio)
            self.viewport().update(part.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _marks(self) -> set[tuple[str, int, int, int, int]]:
        """What lies over the page because of its text, and the pixels it takes."""
        caret = self._caret_rect()
        found = [] if caret is None else [("", caret.adjusted(-5, -5, 5, 5))]
        for placement, tab, fit in self.fit_tabs():
            whole = self._rect(Box.of(placement)).united(tab).adjusted(-2, -2, 2, 2)
            found.append((f"{fit_words(fit)} {tab.x()} {tab.y()}", whole))
        boxes = [(words, rect.toAlignedRect()) for words, rect in found]
        return {(words, b.x(), b.y(), b.width(), b.height()) for words, b in boxes}

    def set_picture_source(self, source: PictureSource) -> None:
        """Where the pictures' files are found."""
        self._pictures.deleteLater()
        self._pictures = LaterRenditions(source, self)
        self._pictures.arrived.connect(self._show_picture)
        self._tiles.set_pictures(self._pictures)
        self.viewport().update()

    def _show_picture(self, picture: str) -> None:
        self._tiles.refresh_picture(picture)
        self.viewport().update()

    def select(self, placement: str) -> None:
        """Select a placement by uuid; empty for none. Scrolls to it."""
        found = self._find(placement)
        uuid = found.uuid if found is not None else ""
        if uuid == self._selected and not self._also:
            return
        self._selected, self._also = uuid, ()
        if found is not None:
            self.show_rect(self._rect(Box.of(found)).toAlignedRect())
        self._describe()
        self.viewport().update()
        self.placesMoved.emit()
        self.placementSelected.emit(uuid)

    def select_also(self, placement: str) -> None:
        """Select one more placement beside the selected one, or leave it out again."""
        if not self._selected or placement == self._selected:
            self.select(self._also[0] if placement == self._selected and self._also else placement)
            return
        if placement in self._also:
            self._also = tuple(each for each in self._also if each != placement)
        else:
            self._also = (*self._also, placement)
        self._describe()
        self.viewport().update()
        self.placesMoved.emit()

    def expect_caret(self, article: str, offset: int) -> None:
        """Where the editor's caret stands from the next state of the page on."""
        self._caret_next = (article, offset)

    def show_caret(self, article: str, offset: int, *, bring: bool = False) -> None:
        """Mark where the editor's caret stands; bring: scroll to it where it is out of sight."""
        self._caret_next = None
        if (article, offset) == self._caret and not bring:
            return
        before, self._caret = self._caret_rect(), (article, offset)
        now = self._caret_rect()
        if now is not None and bring:
            self.show_rect(now.toAlignedRect().adjusted(-_SIGHT, -_SIGHT, _SIGHT, _SIGHT))
        for rect in (before, now):
            if rect is not None:
                self.viewport().update(rect.toAlignedRect().adjusted(-5, -5, 5, 5))

    def caret_in_sight(self) -> bool:
        """Whether the marked caret is in the viewport; True where the page shows none."""
        rect = self._caret_rect()
        return rect is None or self.viewport().rect().contains(rect.toAlignedRect())

    def _caret_rect(self) -> QRectF | None:
        page, (article, offset) = self._page, self._caret
        if page is None or offset < 0:
            return None
        known, place, found = self._caret_found
        if known is not page or place != self._caret:
            found = caret_area(page, article, offset)
            self._caret_found = (page, self._caret, found)
        return None if found is None else self.view.rect(found)

    def expect(self, *, coming: bool) -> None:
        """Whether a page is on its way, where none is shown yet."""
        self._coming = coming
        self.viewport().update()

    def box_on_screen(self, placement: str) -> QRectF:
        """A placement's rectangle in the viewport; empty where the page does not hold it."""
        found = self._find(placement)
        return QRectF() if found is None else self._rect(Box.of(found))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Desk, paper, page and overlay."""
        with painting(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.colour("desk"))
            whole = QRectF(self.viewport().rect())
            if self._page is None:
                overlay.message(painter, whole, _COMING if self._coming else _NO_PAGE, "quiet")
                return
            sheet = self.view.rect(Area(0, 0, int(self._page.width), int(self._page.height)))
            if sheet.contains(QRectF(event.rect())):
                painter.fillRect(event.rect(), theme.colour("paper"))
            else:
                overlay.paper(painter, sheet)
            if self._trouble:
                overlay.message(painter, sheet.intersected(whole), self._trouble)
                return
            self._paint_tiles(painter, event.rect())
            self._paint_overlay(painter, QRectF(event.rect()))
            if not self._placements and self._ghost is None and self._grid is not None:
                overlay.message(painter, sheet.intersected(whole), _EMPTY)

    def _paint_tiles(self, painter: QPainter, exposed: QRect) -> None:
        ratio, view = self.devicePixelRatioF(), self.view
        self._tiles.set_scale(view.scale * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        seen = QRectF(
            exposed.x() * ratio,
            exposed.y() * ratio,
            exposed.width() * ratio,
            exposed.height() * ratio,
        ).toAlignedRect()
        self._tiles.paint(painter, round(view.left * ratio), round(view.top * ratio), seen)
        painter.restore()
        for layer in self.layers:
            layer(painter, view)

    def _paint_overlay(self, painter: QPainter, exposed: QRectF) -> None:
        grid, page = self._grid, self._page
        if grid is None or page is None:
            return
        if self._ghost is not None:
            self._guides.paint(painter, self.view, grid)
        if self._hovered and self._hovered != self._selected:
            overlay.hover(painter, self.box_on_screen(self._hovered))
        self._paint_outlines(painter, exposed)
        for placement, place, fit in self.fit_tabs():
            over = fit.over > 0 or fit.lost > 0
            if over:
                overlay.overset(painter, self._rect(Box.of(placement)))
            if place.intersects(exposed):
                overlay.fit_tab(painter, place, fit_words(fit), over=over)
        caret = self._caret_rect()
        if caret is not None:
            overlay.caret(painter, caret)
        if self._ghost is not None:
            self._paint_ghost(painter, self._ghost)

    def _paint_outlines(self, painter: QPainter, exposed: QRectF) -> None:
        for each in reversed(self.chosen):
            place = self.box_on_screen(each)
            # A key paints lines inside the outline anew, and nothing of the outline itself.
            if not place.adjusted(*_INSIDE).contains(exposed):
                outline = overlay.selection if each == self._selected else overlay.outlined
                outline(painter, place, focused=self.hasFocus())

    def _paint_ghost(self, painter: QPainter, ghost: Box) -> None:
        size = f"{ghost.span} 栏 × {ghost.depth} 行"
        words = self._ghost_words or size
        overlay.ghost(painter, self._rect(ghost), words, refused=self._ghost_refused)

    def fit_tabs(self) -> tuple[tuple[Placement, QRectF, Fit], ...]:
        """What runs over or falls short on the page: each placement, where its tab lies in the
        viewport, and its fit.
        """
        if not self._unfit or self._page is None:
            return ()
        view, (unfit, where, tabs) = self.view, self._tabs
        if unfit is not self._unfit or where != view:
            metrics = QFontMetricsF(self.font())
            tabs = tuple(
                (placement, overlay.fit_rect(metrics, view.point(*end), fit_words(fit)), fit)
                for placement, end, fit in self._unfit
            )
            self._tabs = (self._unfit, view, tabs)
        return tabs

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tabs are as wide as their words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tabs = _NO_TABS

    def _misfits(self) -> _Unfit:
        """What does not fit, and where its text ends on the page."""
        page, grid = self._page, self._grid
        if page is None or grid is None:
            return []
        fits = [(placement, page.fit(placement.uuid)) for placement in self._placements]
        return [
            (placement, text_end(page, placement, grid), fit)
            for placement, fit in fits
            if fit is not None and fit_words(fit)
        ]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.viewport().update()

    def _find(self, placement: str) -> Placement | None:
        return next((p for p in self._placements if p.uuid == placement), None)

    def _placement_at(self, point: QPointF) -> Placement | None:
        if self._grid is None or not self.view.scale:
            return None
        return placement_at(self._placements, self._grid, *self.view.page(point))

    def _rect(self, box: Box) -> QRectF:
        return QRectF() if self._grid is None else self.view.rect(area(self._grid, box))

    def _words(self, uuid: str) -> str:
        found = self._find(uuid)
        return "" if found is None or self._page is None else describe(self._page, found)

    def _describe(self) -> None:
        words = self._words(self._selected)
        if self._page is None:
            self.setAccessibleDescription(_NO_PAGE)
        elif self._also:
            self.setAccessibleDescription(f"已选中 {len(self.chosen)} 篇稿件")
        elif words:
            self.setAccessibleDescription(f"已选中：{words}")
        else:
            count = len(self._placements)
            self.setAccessibleDescription(f"第 {self._page.number} 版，共 {count} 篇稿件")

    def _holds(self) -> bool:
        """Whether a hand holds something over the page."""
        return self._ghost is not None

    def _still_holds(self) -> bool:
        """Whether what is carried over the page can go on being carried over its new state."""
        return False

    def _let_go(self) -> None:
        """Nothing is carried over the page any more."""
        self._ghost, self._ghost_words, self._ghost_refused = None, "", False
        self.viewport().update()
        self.placesMoved.emit()
